-------------------------- MODULE MCPartitionReads --------------------------
(***************************************************************************)
(* What the instances of PartitionReads need beyond it.                    *)
(***************************************************************************)
EXTENDS PartitionReads

Log == INSTANCE CommittedLog WITH acknowledged <- {}

Refinement == Log!Spec                    \* PROPERTY: without unclean elections, one committed log

(* What must be possible, or a green model would say nothing.              *)

ReadsAll       == Position = MaxRecords /\ epoch = MaxEpoch
FollowerServes == \E replica \in Replicas \ {leader} :
                    highWatermark[replica] > highWatermark[leader] /\ Position < highWatermark[replica]
Parts          == \E replica \in Replicas : answer[replica].step = "diverging"
WaitsForEpoch  == highWatermark[leader] < epochStart /\ latest > highWatermark[leader]

=============================================================================
