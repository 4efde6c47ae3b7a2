--------------------------- MODULE MCLogRecovery ----------------------------
(***************************************************************************)
(* What the instances of LogRecovery need beyond it: names for a .cfg.     *)
(***************************************************************************)
EXTENDS LogRecovery

Refinement == Flat!Spec                          \* PROPERTY: readers see one flat log

Unbounded(count, limit) == TRUE                  \* Within <- Unbounded: lifts all budgets

-----------------------------------------------------------------------------
(* What must be possible: else a green model says little.                  *)

SeveralSegments  == Len(segments) >= 3
IndexUsed        == \E i \in 1 .. Len(segments) : Len(segments[i].index) >= 1
TornTail         == ~running /\ \E i \in 1 .. Len(segments) : Valid(segments[i]) < Len(segments[i].batches)
LaterSegmentKept == ~running /\ Damaged # {} /\ Least(Damaged) < Len(segments)
IndexTooLong     == ~running /\ \E i \in 1 .. Len(segments) :
                      /\ segments[i].index # <<>>
                      /\ segments[i].index[Len(segments[i].index)].position > Len(segments[i].batches)
IndexMissing     == ~running /\ ~segments[1].indexed
SkippedByRecovery == ~running /\ ~marker /\ FirstFrom(checkpoint) > 1
LostSomething    == ~running /\ Contents(segments) # flat

=============================================================================
