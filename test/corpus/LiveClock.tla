---- MODULE LiveClock ----
\* A cycle of three states, with and without fairness, under the plain temporal operators.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = (x + 1) % 3
Spec == Init /\ [][Next]_x
Weak == Spec /\ WF_x(Next)
Again == []<>(x = 0)
Settles == <>[](x = 0)
Leads == (x = 0) ~> (x = 2)
Reaches == <>(x = 2)
Never == <>(x = 3)
Both == []<>(x = 0) /\ []<>(x = 1)
Guarded == [](x = 1 => <>(x = 0))
Steps == []<><<x' = 0>>_x
NoSteps == <>[][FALSE]_x
Negated == ~<>[](x # 0)
====
