-------------------------- MODULE MCLeaderEpochFile -------------------------
(***************************************************************************)
(* What the instances of LeaderEpochFile need beyond it: names for a .cfg. *)
(***************************************************************************)
EXTENDS LeaderEpochFile

Unbounded(count, limit) == TRUE                  \* Within <- Unbounded: lifts all budgets

-----------------------------------------------------------------------------
(* What must be possible: else a green model says little.                  *)

FileStale      == broker = "down" /\ CutStart(CutEnd(file, End), start) # file
CutAtTheStart  == broker = "down" /\ CutStart(file, start) # file
CutAtTheEnd    == broker = "down" /\ End = 1 /\ start = 0 /\ spent.truncations = 0
                  /\ \E e \in file : e.start = 2
OwnEpochFirst  == broker = "up" /\ log = <<>> /\ \E e \in cache : e.epoch = 1
OwnEpochOnly   == broker = "up" /\ \E e \in cache : e.start = End /\ e.epoch > LastEpoch
StartWritten   == start = 1 /\ End = 1 /\ file = {[epoch |-> log[1], start |-> 1]}
                  /\ spent.truncations = 0 /\ spent.crashes = 0
StartSkips     == start = MaxOffset /\ due /\ \E e \in file : e.start = 0
EpochsRight    == broker = "up" /\ spent.crashes > 0 /\ Cardinality(cache) = 2 /\ End = MaxOffset
Unsynced       == ~synced

-----------------------------------------------------------------------------
Beginning == log = <<>> /\ start = 0 /\ epochs = <<{}, {}, FALSE, TRUE, TRUE>> /\ broker = "up"
             /\ spent = [truncations |-> 0, crashes |-> 0]      \* PROPERTY: of the first state

BudgetKept == End <= MaxOffset /\ spent.truncations <= MaxTruncations /\ spent.crashes <= MaxCrashes

=============================================================================
