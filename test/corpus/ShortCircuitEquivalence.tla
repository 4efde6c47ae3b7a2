---- MODULE ShortCircuitEquivalence ----
\* Equivalence evaluates both sides.
EXTENDS Naturals, Sequences
VARIABLE q
Init == q = <<>>
Next == UNCHANGED q
Inv == q = <<>> <=> Head(q) = 1
====
