---- MODULE UnicodeOperators ----
\* Operators written as Unicode symbols.
EXTENDS Naturals
VARIABLE x
Init ≜ x = 0
Next ≜ ∃ i ∈ 1‥2 : x < 3 ∧ x′ = x + i
====
