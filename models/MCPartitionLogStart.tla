------------------------ MODULE MCPartitionLogStart --------------------------
(***************************************************************************)
(* What the instances of PartitionLogStart need beyond it: names for a     *)
(* .cfg.                                                                   *)
(***************************************************************************)
EXTENDS PartitionLogStart

Refinement       == Committed!Spec               \* PROPERTY: clients observe one committed log
AtomicRefinement == AtomicWithStarts!Spec        \* PROPERTY: ... behind which stands a simpler protocol

-----------------------------------------------------------------------------
(* What must be possible: else a green model says little.                  *)

DeletedOnAll   == deleted = MaxRecords
DeletedSome    == deleted = 1 /\ written = MaxRecords
ResetOnWay     == \E m \in network : m.type = "FetchResponse" /\ m.diverging = OutOfRange
BegunAnew      == \E replica \in Replicas : /\ logStart[replica] > 0
                                            /\ IsEmpty(replica)
                                            /\ replica \notin partition.isr
                                            /\ partition.version = 1
                                            /\ progress[FirstLeader][replica].offset = Unknown
BackInIsr      == /\ partition.isr = Replicas
                  /\ partition.version - partition.epoch > 1
                  /\ logStart[partition.leader] > 0
Diverging      == \E m \in network : m.type = "FetchResponse" /\ m.diverging \notin {Unanswered, OutOfRange}
DivergingAfter == \E m \in network : /\ m.type = "FetchResponse" /\ m.logStart > 0
                                     /\ m.diverging \notin {Unanswered, OutOfRange}
FollowerFirst  == /\ partition.epoch = 0          \* so it was never asked to delete: its old segments went
                  /\ \E a, b \in Replicas : Leads(a) /\ ~Leads(b) /\ logStart[b] > logStart[a]
Lost           == faults.lost > 0 /\ deleted > 0
StrayHandled   == faults.repeated > 0 /\ faults.lost = 0 /\ \A m \in network : m.awaited
LostBeside     == /\ faults.lost > 0              \* of a request and its copy, that to which an answer was awaited
                  /\ partition.epoch = 0
                  /\ network # {}
                  /\ \A m \in network : ~m.awaited
                  /\ \A replica \in Replicas : progress[FirstLeader][replica].offset = Unknown
LeaderChanged  == partition.epoch > 0 /\ deleted > 0
AskedOfOther   == partition.epoch > 0 /\ \E replica \in Replicas \ {FirstLeader} : asked[replica] > 0
Restarted      == \E replica \in Replicas : registration[replica] > 0 /\ logStart[replica] > 0
Shortened      == crashes.power > 0 /\ deleted > 0 /\ partition.isr = Replicas
RestartedEmpty == crashes.clean > 0 /\ written = 0
MarkKept       == \E a, b \in Replicas : /\ Leads(a)       \* a follower goes on from its checkpoint, before it asks
                                         /\ highWatermark[b] > logStart[b]
                                         /\ progress[a][b].brokerEpoch >= 0
                                         /\ progress[a][b].brokerEpoch < registration[b]
ResetOfKept    == \E m \in network : /\ m.type = "FetchResponse" /\ m.diverging = OutOfRange
                                    /\ fetcher[m.to] = "truncating"     \* with what it had when it restarted
OneReplaced    == /\ written = 2
                  /\ \A replica \in Replicas : /\ Len(log[replica]) = 1
                                                /\ RecordAt(log[replica], 0).id = 1

=============================================================================
