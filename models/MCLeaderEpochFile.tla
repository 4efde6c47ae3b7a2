-------------------------- MODULE MCLeaderEpochFile -------------------------
(***************************************************************************)
(* What the instances of LeaderEpochFile need beyond it: names for a .cfg. *)
(***************************************************************************)
EXTENDS LeaderEpochFile

Unbounded(count, limit) == TRUE                  \* Within <- Unbounded: lifts all budgets

-----------------------------------------------------------------------------
(* What must be possible: else a green model says little.                  *)

FileStale      == broker = "down" /\ CutStart(CutEnd(file, End), start) # file
CutAtTheEnd    == broker = "down" /\ CutEnd(file, End) # file
CutAtTheStart  == broker = "down" /\ CutStart(file, start) # file
OwnEpochOnly   == \E e \in cache : e.start = End
EpochsRight    == broker = "up" /\ spent.crashes > 0 /\ Cardinality(cache) = 2 /\ End = MaxOffset

=============================================================================
