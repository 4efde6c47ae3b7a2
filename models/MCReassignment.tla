-------------------------- MODULE MCReassignment ---------------------------
(***************************************************************************)
(* What the instances of Reassignment need beyond it: sets of sets, and    *)
(* what must be possible, or a green model would say nothing.              *)
(***************************************************************************)
EXTENDS Reassignment

To == ordered.to

MovedAway  == ~Moves(assigned) /\ FirstLeader \notin assigned.replicas /\ committed = MaxRecords
UnderWay   == assigned.adding # {} /\ assigned.adding \subseteq isr /\ ~(To \subseteq isr)
LateJoiner == \E replica \in assigned.adding : end[replica] < committed

Took       == committed = MaxRecords /\ spent.moves > 0
Back       == ~Moves(assigned) /\ spent.cancels > 0 /\ To = FirstReplicas /\ Took
BackLate   ==                    \* somebody who was added led until then
  ENABLED Cancel /\ leader \in assigned.adding
BackNever  ==                    \* refused: only who was added is in sync
  Moves(assigned) /\ isr \subseteq assigned.adding
Overridden == Moves(assigned) /\ spent.moves = 2 /\ To # ordered.from /\ assigned.adding \cap isr # {}
OverThere  == ~Moves(assigned) /\ spent.moves = 2 /\ spent.cancels = 0 /\ Took
Again      == spent.moves = 2 /\ Moves(assigned) /\ spent.cancels = 1

=============================================================================
