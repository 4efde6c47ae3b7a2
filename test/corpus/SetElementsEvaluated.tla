---- MODULE SetElementsEvaluated ----
\* All elements of a listed set are evaluated, also in a membership that is true at once.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == 1 \in {1, 1 \div x} /\ x' = 1
====
