---- MODULE LiveQuantified ----
\* Quantifiers over constant sets, in the fairness and in the properties.
EXTENDS Naturals
CONSTANT N
VARIABLE x
S == 1 .. N
Init == x = [i \in S |-> 0]
Step(i) == x[i] < 2 /\ x' = [x EXCEPT ![i] = @ + 1]
Reset(i) == x[i] = 2 /\ x' = [x EXCEPT ![i] = 0]
Next == \E i \in S : Step(i) \/ Reset(i)
Each == Init /\ [][Next]_x /\ \A i \in S : WF_x(Step(i))
Some == Init /\ [][Next]_x /\ WF_x(\E i \in S : Step(i))
AllFair == Each /\ \A i \in S : WF_x(Reset(i))
AllReach == \A i \in S : <>(x[i] = 2)
SomeReaches == \E i \in S : <>(x[i] = 2)
AllAgain == \A i \in S : []<>(x[i] = 2)
SomeAgain == \E i \in S : []<>(x[i] = 1)
Pairs == \A i, j \in S : (x[i] = 1) ~> (x[j] = 2)
Meet == \E i \in S : \A j \in S : <>(x[i] = x[j] /\ x[i] = 2)
EachAct == \A i \in S : []<><<Step(i)>>_x
====
