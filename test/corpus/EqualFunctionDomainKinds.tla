---- MODULE EqualFunctionDomainKinds ----
\* Functions with domains of numbers and of strings.
EXTENDS Naturals
VARIABLE x
Init == x = [i \in {5} |-> 1]
Next == x # [i \in {"a"} |-> 1] /\ x' = x
====
