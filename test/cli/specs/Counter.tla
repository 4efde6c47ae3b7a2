------------------------------ MODULE Counter -------------------------------
EXTENDS Naturals

CONSTANT N
VARIABLES x, y

vars == <<x, y>>

Init == x = 0 /\ y = 0
Up(by) == x + by <= N /\ x' = x + by /\ y' = y
Swap == x' = y /\ y' = x
Next == (\E by \in 1..2 : Up(by)) \/ Swap
Spec == Init /\ [][Next]_vars
FairSpec == Spec /\ WF_vars(Next)

TypeOK == x \in 0..N /\ y \in 0..N
Small ==
  /\ TypeOK
  /\ \A limit \in {x, y} :
       /\ limit >= 0
       /\ limit < 3
Grows == [][x' >= x]_vars
Reaches == <>(x = N)
FewSteps == x + y <= 3
Broken == x[1] = 0
BrokenLater == x > 0 => Broken
BrokenStep == [][x'[1] = 0]_vars
BrokenInTime == <>(x[1] = 0)
Hidden == \EE z : Spec
=============================================================================
