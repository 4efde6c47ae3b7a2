---- MODULE UnicodeFunctions ----
\* Tuples, functions, products and subsets as Unicode symbols.
EXTENDS Naturals, Sequences
VARIABLE f
Init ≜ f ∈ [{1, 2} → {0, 1}]
Next ≜ ∃ ⟨i, v⟩ ∈ {1, 2} × {0, 1} : f′ = [f EXCEPT ![i] = v] ∧ UNCHANGED ⟨⟩
Inv ≜ [i ∈ {1} ↦ f[i]] ≠ ⟨7⟩ ∧ {f} ⊆ [1‥2 → 0‥1]
====
