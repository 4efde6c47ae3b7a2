---- MODULE LiveForms ----
\* Forms in which temporal formulas are written: LET, IF, conjunctions with safety, extra assumptions.
EXTENDS Naturals
CONSTANT N
VARIABLE x
Init == x = 0
Next == x' = (x + 1) % 4
Spec == Init /\ [][Next]_x /\ WF_x(Next)
Assumed == Init /\ [][Next]_x /\ []<>(x = 1)
Doubtful == Init /\ [][Next]_x /\ (WF_x(Next) \/ <>[](x = 2))
Implied == Init /\ [][Next]_x /\ (<>(x = 1) => WF_x(Next))
InLet == LET goal == x = 2 IN <>goal
Chosen == IF N > 2 THEN []<>(x = 2) ELSE <>(x = 7)
Mixed == x = 0 /\ [](x < 4) /\ [][x' # x]_x /\ []<>(x = 3)
MixedWrong == [](x < 4) /\ <>[](x = 3)
One == []<>(x = 1)
Two == <>(x = 2)
TwoOrOne == <>(x = 2) \/ []<>(x = 1)
FromTrue == TRUE ~> (x = 3)
ToFalse == (x = 3) ~> FALSE
Nothing == [](x = 9 => <>(x = 10))
NothingOften == []<>(x = 9) => []<>(x = 10)
LetIn == LET i == 1 IN LET Q(j) == x = i + j IN Q(0) ~> Q(1)
====
