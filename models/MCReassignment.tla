-------------------------- MODULE MCReassignment ---------------------------
(***************************************************************************)
(* What the instances of Reassignment need beyond it: what must be         *)
(* possible, or a green model would say nothing.                           *)
(***************************************************************************)
EXTENDS Reassignment

MovedAway  == replicas = Target /\ FirstLeader \notin Target /\ committed = MaxRecords
UnderWay   == adding # {} /\ adding \subseteq isr /\ ~(Target \subseteq isr)
LateJoiner == \E replica \in adding : end[replica] < committed

=============================================================================
