---- MODULE Peterson ----
EXTENDS Naturals
VARIABLES pc, flag, turn
vars == <<pc, flag, turn>>
Proc == {0, 1}
Other(p) == 1 - p
Init == /\ pc = [p \in Proc |-> "idle"]
        /\ flag = [p \in Proc |-> FALSE]
        /\ turn = 0
Go(p, from, to) == pc[p] = from /\ pc' = [pc EXCEPT ![p] = to]
Raise(p) == Go(p, "idle", "yield") /\ flag' = [flag EXCEPT ![p] = TRUE] /\ UNCHANGED turn
Yield(p) == Go(p, "yield", "wait") /\ turn' = Other(p) /\ UNCHANGED flag
Enter(p) == Go(p, "wait", "cs") /\ (~flag[Other(p)] \/ turn = p) /\ UNCHANGED <<flag, turn>>
Leave(p) == Go(p, "cs", "idle") /\ flag' = [flag EXCEPT ![p] = FALSE] /\ UNCHANGED turn
Next == \E p \in Proc : Raise(p) \/ Yield(p) \/ Enter(p) \/ Leave(p)
Mutex == ~(pc[0] = "cs" /\ pc[1] = "cs")
TypeOK == pc \in [Proc -> {"idle", "yield", "wait", "cs"}] /\ flag \in [Proc -> BOOLEAN] /\ turn \in Proc
====
