---- MODULE FunctionAppliedLazily ----
\* Only the applied argument's value is computed.
EXTENDS Naturals
VARIABLE x
f == [n \in 0..3 |-> IF n = 3 THEN 1 \div 0 ELSE n + 1]
Init == x = 0
Next == x' = [n \in {0, 1} |-> IF n = 1 THEN 1 \div 0 ELSE 2][0]
====
