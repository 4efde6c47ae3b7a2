---- MODULE LiveGuardedTest ----
\* A test that means nothing in some states, behind a guard; and without it.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = (x + 1) % 4
Spec == Init /\ [][Next]_x /\ WF_x(Next)
Guarded == [](x > 0 => <>(x # 0 /\ 6 \div x = 2))
Unguarded == <>(6 \div x = 2)
NotBoolean == <>(x + 1)
====
