--------------------------- MODULE MCLogRecovery ----------------------------
(***************************************************************************)
(* What the instances of LogRecovery need beyond it: names for a .cfg.     *)
(***************************************************************************)
EXTENDS LogRecovery

Refinement == Flat!Spec                          \* PROPERTY: readers see one flat log

Beginning == /\ store = <<<<Empty(0)>>, 0, 0, FALSE>>            \* PROPERTY: of the first state
             /\ running /\ flat = <<>> /\ spent = [truncations |-> 0, crashes |-> 0]

BudgetKept == spent.truncations <= MaxTruncations /\ spent.crashes <= MaxCrashes

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
ActiveIndexLost  == ~running /\ ~Active(segments).indexed /\ Len(Active(segments).batches) = 2
LostInTheMidst   == ~running /\ Contents(segments) # flat /\ Len(segments) = 1 /\ Len(Active(segments).batches) = 1
                    /\ Len(flat) = 2 /\ Active(segments).batches[1].intact
NothingLost      == ~running /\ ~marker /\ durable = End(segments) /\ checkpoint < durable /\ durable = MaxOffset
Truncated        == running /\ spent.truncations = 1 /\ Len(flat) = 1 /\ checkpoint > 0
OldestGone       == Start(segments) > 0 /\ flat # <<>>
SyncedInPart     == running /\ 0 < recoveryPoint /\ recoveryPoint < End(segments) /\ recoveryPoint = Active(segments).base
LostSomething    == ~running /\ Contents(segments) # flat

=============================================================================
