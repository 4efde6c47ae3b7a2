---- MODULE LiveActions ----
\* Actions under []<> and <>[].
EXTENDS Naturals
VARIABLES x, y
v == <<x, y>>
Init == x = 0 /\ y = 0
A == x' = 1 - x /\ UNCHANGED y
B == x = 1 /\ y' = 1 - y /\ UNCHANGED x
Next == A \/ B
Spec == Init /\ [][Next]_v /\ WF_v(A)
Strong == Spec /\ SF_v(B)
OftenA == []<><<A>>_v
OftenB == []<><<B>>_v
Implied == []<><<A>>_v => []<><<B>>_v
OnlyA == <>[][A]_v
OnlyAorRest == <>[][A]_y
Changes == []<><<TRUE>>_y
EitherWay == []<><<B>>_v \/ <>[][A]_v
Down == []<><<x' < x>>_x
WeakB == WF_v(B)
StrongB == SF_v(B)
====
