---- MODULE LivePeterson ----
\* Peterson's mutual exclusion: a process that wants to enter does so.
EXTENDS Naturals
VARIABLES pc, flag, turn
vars == <<pc, flag, turn>>
P == {0, 1}
Other(i) == 1 - i
Init == pc = [i \in P |-> "idle"] /\ flag = [i \in P |-> FALSE] /\ turn = 0
Want(i) == pc[i] = "idle" /\ pc' = [pc EXCEPT ![i] = "want"] /\ flag' = [flag EXCEPT ![i] = TRUE] /\ UNCHANGED turn
Yield(i) == pc[i] = "want" /\ pc' = [pc EXCEPT ![i] = "wait"] /\ turn' = Other(i) /\ UNCHANGED flag
Enter(i) == pc[i] = "wait" /\ (~flag[Other(i)] \/ turn = i) /\ pc' = [pc EXCEPT ![i] = "in"] /\ UNCHANGED <<flag, turn>>
Leave(i) == pc[i] = "in" /\ pc' = [pc EXCEPT ![i] = "idle"] /\ flag' = [flag EXCEPT ![i] = FALSE] /\ UNCHANGED turn
Act(i) == Yield(i) \/ Enter(i) \/ Leave(i)
Next == \E i \in P : Want(i) \/ Act(i)
Spec == Init /\ [][Next]_vars /\ \A i \in P : WF_vars(Act(i))
Half == Init /\ [][Next]_vars /\ WF_vars(Act(0))
Together == Init /\ [][Next]_vars /\ WF_vars(\E i \in P : Act(i))
Exclusion == [](~(pc[0] = "in" /\ pc[1] = "in"))
NoStarvation == \A i \in P : (pc[i] = "want") ~> (pc[i] = "in")
Wants == \A i \in P : []<>(pc[i] = "want")
====
