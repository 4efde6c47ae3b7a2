---- MODULE NoStart ----
\* No behaviour begins: by the predicate that is asked for, or by the constraint.
EXTENDS Naturals
VARIABLE x
Nowhere == x = 0 /\ x > 1
Beyond == x = 7
Next == x' = (x + 1) % 3
Low == x < 3
Reached == <>(x = 9)
====
