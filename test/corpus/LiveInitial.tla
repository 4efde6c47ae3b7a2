---- MODULE LiveInitial ----
\* Several initial states; a property that fails from one of them only.
EXTENDS Naturals
VARIABLE x
Init == x \in {0, 10, 20}
Next == \/ x < 3 /\ x' = x + 1
        \/ x = 10 /\ x' = 3
        \/ x = 20 /\ x' = 21
        \/ x = 21 /\ x' = 20
Spec == Init /\ [][Next]_x /\ WF_x(Next)
Three == <>(x = 3)
ThreeOrMore == <>(x = 3 \/ x = 21)
FromZero == (x = 0) => <>(x = 3)
FromTwenty == (x = 20) => <>(x = 3)
====
