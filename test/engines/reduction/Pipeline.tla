------------------------------ MODULE Pipeline ------------------------------
(* Stages that each work through their items by themselves, in several     *)
(* steps, and hand the result to the next one through a place for one item.*)
EXTENDS Naturals
CONSTANTS Stages, Items
VARIABLES phase, count, place

Stage == 1 .. Stages
Init == /\ phase = [s \in Stage |-> "idle"]
        /\ count = [s \in Stage |-> 0]
        /\ place = [s \in 0 .. Stages |-> s = 0]

Take(s)   == /\ phase[s] = "idle" /\ place[s - 1] /\ count[s] < Items
             /\ phase' = [phase EXCEPT ![s] = "taken"]
             /\ place' = [place EXCEPT ![s - 1] = s = 1]
             /\ UNCHANGED count
Work(s)   == /\ phase[s] = "taken"
             /\ phase' = [phase EXCEPT ![s] = "worked"]
             /\ UNCHANGED <<count, place>>
Check(s)  == /\ phase[s] = "worked"
             /\ phase' = [phase EXCEPT ![s] = "checked"]
             /\ UNCHANGED <<count, place>>
Put(s)    == /\ phase[s] = "checked" /\ (s = Stages \/ ~place[s])
             /\ phase' = [phase EXCEPT ![s] = "idle"]
             /\ count' = [count EXCEPT ![s] = @ + 1]
             /\ place' = [place EXCEPT ![s] = TRUE]

Next == \E s \in Stage : Take(s) \/ Work(s) \/ Check(s) \/ Put(s)
Ordered == \A s \in 2 .. Stages : count[s] <= count[s - 1]
Bounded == \A s \in Stage : count[s] <= Items
=============================================================================
