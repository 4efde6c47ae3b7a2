---- MODULE UnicodeLogic ----
\* Logic, sets, quantifiers and the definition sign as Unicode symbols.
EXTENDS Naturals
VARIABLE x
Init ≜ x = 0
Next ≜ ∧ x ∉ {4}
       ∧ ∨ ∃ i ∈ 1‥2 : x′ = x + i
         ∨ ¬(x ≤ 1) ∧ x′ = 0
Inv ≜ ∀ k ∈ {x} ∪ {1} : k ≥ 0 ⇒ k ≠ 9
====
