------------------------ MODULE MCAtomicReplication -------------------------
(***************************************************************************)
(* What the instances of AtomicReplication need beyond it: names for a     *)
(* .cfg.                                                                   *)
(***************************************************************************)
EXTENDS AtomicReplication

Bounded(count, limit) == count < limit           \* Within <- Bounded

Refinement == Committed!Spec                     \* PROPERTY: clients observe one committed log

(* What must be possible, or a green model would say nothing.              *)

NobodyLeads    == partition.leader = None
TwoLead        == \E a, b \in Replicas : a # b /\ Leads(a) /\ Leads(b)
Rejoins        == crashes.clean = MaxRestarts /\ crashes.power = MaxPowerLosses
                    /\ partition.isr = Replicas /\ EndOffset(committed) = MaxRecords
FarBehind      == \E a, b \in Replicas : view[a].version > view[b].version + 1
ThreeStates    == Cardinality(published) > 1
AllCommitted   == EndOffset(committed) = MaxRecords /\ Cardinality(acknowledged) = MaxRecords
LeftBehind     == \E replica \in Replicas : ~IsPrefix(committed, log[replica])

OneInherits    == partition.leader = CHOOSE replica \in Replicas : replica # FirstLeader
OtherInherits  == partition.leader \notin {FirstLeader, None} /\ ~OneInherits

LeaderLacks    == \E replica \in Replicas : view[replica] = partition /\ Leads(replica)
                                              /\ ~IsPrefix(committed, log[replica])
NotYetPromised == committed # <<>> /\ acknowledged = {}           \* min.insync.replicas is not met

=============================================================================
