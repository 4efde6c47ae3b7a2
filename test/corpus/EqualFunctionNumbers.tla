---- MODULE EqualFunctionNumbers ----
\* Functions with one domain are compared value by value.
EXTENDS Naturals, TLC
VARIABLE x
Init == x = [i \in 2..3 |-> i]
Next == x' \in { 2 :> 2 @@ 3 :> 3, [i \in {3, 2} |-> i], [i \in 2..3 |-> 3] }
====
