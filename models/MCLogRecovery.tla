--------------------------- MODULE MCLogRecovery ----------------------------
(***************************************************************************)
(* What the instances of LogRecovery need beyond it: names for a .cfg.     *)
(***************************************************************************)
EXTENDS LogRecovery

Refinement == Flat!Spec                          \* PROPERTY: readers see one flat log

Beginning == /\ store = <<<<Empty(0)>>, 0, 0, FALSE>>            \* PROPERTY: of the first state
             /\ running = TRUE /\ flat = <<>> /\ spent = [truncations |-> 0, crashes |-> 0]

BudgetKept == spent.truncations <= MaxTruncations /\ spent.crashes <= MaxCrashes

Unbounded(count, limit) == TRUE                  \* Within <- Unbounded: lifts all budgets

-----------------------------------------------------------------------------
(* What must be possible: else a green model says little.                  *)

SeveralSegments   == Len(segments) >= 3
IndexUsed         == \E i \in 1 .. Len(segments) : Len(segments[i].index) >= 1
LargeBatch        == flat # <<>> /\ flat[1].last > flat[1].base
Gapped            == Len(flat) >= 2 /\ flat[2].base > flat[1].last + 1
WidestOffset      == \E i \in 1 .. Len(segments) : EndOf(segments[i]) - 1 - segments[i].base = MaxRelative
LaterOnesFill     == \E i \in 1 .. Len(segments) : EndOf(segments[i]) - 1 > MaxRelative /\ Len(segments[i].batches) > 1
OldestGone        == Start(segments) > 0 /\ flat # <<>>
Truncated         == running /\ spent.truncations = 1 /\ Len(flat) = 1 /\ checkpoint > 0
SyncedInPart      == running /\ checkpoint = 0 /\ 0 < recoveryPoint /\ recoveryPoint < End(segments)
ShutDownClean     == marker /\ End(segments) = MaxOffset

TornTail          == ~running /\ \E i \in 1 .. Len(segments) : Valid(segments[i]) < Len(segments[i].batches)
LaterSegmentKept  == ~running /\ Damaged # {} /\ Least(Damaged) < Len(segments)
LostAll           == ~running /\ Contents(segments) = <<>> /\ Len(flat) = 1 /\ flat[1].last = 0
LostSecond        == ~running /\ spent.crashes = 1 /\ Len(segments) = 1 /\ Len(flat) = 2
                     /\ Contents(segments) = SubSeq(flat, 1, 1)
NothingLost       == ~running /\ recoveryPoint = 0 /\ durable = MaxOffset /\ spent.crashes = 1
OnlyIndexLost     == NothingLost /\ \E i \in 1 .. Len(segments) : ~segments[i].indexed
IndexTooLong      == ~running /\ \E i \in 1 .. Len(segments) :
                       /\ segments[i].index # <<>>
                       /\ segments[i].index[Len(segments[i].index)].position > Len(segments[i].batches)
IndexMissing      == ~running /\ ~segments[1].indexed
ActiveIndexLost   == ~running /\ Len(segments) = 2 /\ ~segments[2].indexed /\ spent.crashes = 1 /\ ~marker
FirstIndexDeleted == marker /\ ~segments[1].indexed
IndexDeleted      == marker /\ Len(segments) = 2 /\ ~segments[2].indexed
SkippedByRecovery == ~running /\ ~marker /\ Len(segments) = 2 /\ checkpoint = segments[2].base
                     /\ FirstFrom(checkpoint) = 2 /\ segments[1].batches # <<>>

=============================================================================
