----------------------------- MODULE MCLogStart -----------------------------
(***************************************************************************)
(* What the instances of LogStart need beyond it: names for a .cfg.        *)
(***************************************************************************)
EXTENDS LogStart

Unbounded(count, limit) == TRUE                  \* Within <- Unbounded: lifts all budgets

-----------------------------------------------------------------------------
(* What must be possible: else a green model says little.                  *)

DeletedAnswered   == deleted > 0
DeletedOnAll      == deleted = MaxOffset
FollowerReset     == \E replica \in Followers : answer[replica].kind = "reset"
StartsDiffer      == \E replica \in Followers : start[replica] > start[leader]
LeaderChanged     == leader # FirstLeader /\ deleted > 0
OutOfIsrBehind    == \E replica \in Followers \ isr : end[replica] < start[leader]
BackInIsr         == isr = Replicas /\ spent.isrChanges > 0 /\ start[leader] > 0

=============================================================================
