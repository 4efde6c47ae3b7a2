----------------------------- MODULE MCLogStart -----------------------------
(***************************************************************************)
(* What the instances of LogStart need beyond it: names for a .cfg.        *)
(***************************************************************************)
EXTENDS LogStart

Unbounded(count, limit) == TRUE                  \* Within <- Unbounded: lifts all budgets

-----------------------------------------------------------------------------
(* What must be possible: else a green model says little.                  *)

DeletedAnswered   == deleted > 0 /\ \A replica \in Replicas : start[replica] = 1
DeletedOnAll      == deleted = MaxOffset
RetainedAll       == start[leader] = MaxOffset /\ asked = 0 /\ spent.elections = 0
FollowerReset     == \E replica \in Followers : answer[replica].kind = "reset"
StartsDiffer      == spent.elections = 0 /\ \E replica \in Followers : start[replica] > start[leader]
RetainedSome      == start[leader] = 1 /\ asked = 0 /\ spent.elections = 0
LeaderChanged     == leader # FirstLeader /\ deleted > 0 /\ asked > deleted
OutOfIsrBehind    == \E replica \in Followers \ isr : end[replica] < start[leader]
BackInIsr         == isr = Replicas /\ spent.isrChanges > 0 /\ start[leader] > 0

-----------------------------------------------------------------------------
Beginning == logs = <<Zero, Zero, Zero>> /\ known = <<Zero, Zero>> /\ purge = <<0, 0>>    \* PROPERTY
             /\ start = [replica \in Replicas |-> 0] /\ isr = Replicas /\ failed = {}
             /\ spent = [elections |-> 0, isrChanges |-> 0]

BudgetKept == /\ end[leader] <= MaxOffset
              /\ spent.elections <= MaxElections
              /\ spent.isrChanges <= MaxIsrChanges

=============================================================================
