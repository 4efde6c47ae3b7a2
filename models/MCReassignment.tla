-------------------------- MODULE MCReassignment ---------------------------
(***************************************************************************)
(* What the instances of Reassignment need beyond it: what must be         *)
(* possible, or a green model would say nothing.                           *)
(***************************************************************************)
EXTENDS Reassignment

MovedAway  == replicas = To /\ FirstLeader \notin To /\ committed = MaxRecords
UnderWay   == adding # {} /\ adding \subseteq isr /\ ~(To \subseteq isr)
LateJoiner == \E replica \in adding : end[replica] < committed

=============================================================================
