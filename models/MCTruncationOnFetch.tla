------------------------ MODULE MCTruncationOnFetch --------------------------
(***************************************************************************)
(* What the instances of TruncationOnFetch need beyond it: names for a     *)
(* .cfg.                                                                   *)
(***************************************************************************)
EXTENDS TruncationOnFetch, TLC

Refinement       == Committed!Spec               \* PROPERTY: clients observe one committed log
AtomicRefinement == AtomicOnFetch!Spec           \* PROPERTY: ... behind which stands a simpler protocol

Unbounded(count, limit) == TRUE                  \* Within <- Unbounded: lifts all budgets

Interchangeable == Permutations(Replicas \ FirstIsr)
                   \cup Permutations(FirstIsr \ {FirstLeader})   \* SYMMETRY

-----------------------------------------------------------------------------
(* What must be possible: else a green model says little.                  *)

Acknowledged == acknowledged # {} /\ crashes = [clean |-> 0, power |-> 0] /\ faults.lost = 0
Diverging    == \E m \in network : m.type = "FetchResponse" /\ m.diverging # Unanswered
OtherEpoch   == \E m \in network : /\ m.type = "FetchResponse"          \* answered about an earlier epoch
                                   /\ m.diverging # Unanswered
                                   /\ m.diverging.epoch # LastEpoch(log[m.to])
BackAgain    == \E m \in network : /\ m.type = "FetchResponse" /\ m.diverging = Unanswered
                                   /\ m.records # <<>>
                                   /\ fetcher[m.to] = "truncating"
Stray        == \E m \in network : ~m.awaited /\ m.type = "Fetch"
StrayHandled == faults.repeated > 0 /\ \A m \in network : m.awaited
StrayWaits   == \E stray, m \in network : ~stray.awaited /\ m.type = "FetchResponse"
Refused      == \E m \in network : m.type = "Fetch" /\ ~Serves(m.to, m)
Joins        == partition.isr = Replicas /\ \E replica \in Replicas : registration[replica] > 0

=============================================================================
