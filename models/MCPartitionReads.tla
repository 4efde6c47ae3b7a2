-------------------------- MODULE MCPartitionReads --------------------------
(***************************************************************************)
(* What the instances of PartitionReads need beyond it.                    *)
(***************************************************************************)
EXTENDS PartitionReads

Log == INSTANCE CommittedLog WITH acknowledged <- {}

Refinement == Log!Spec                    \* PROPERTY: without unclean elections, one committed log

NoLatest ==                               \* VIEW: where nobody asks how the latest offset moves
  <<log, highWatermark, answer, partition, written, committed, read, validated, noticed>>

(* What must be possible, or a green model would say nothing.              *)

ReadsAll       == Position = MaxRecords /\ epoch = MaxEpoch
FollowerServes == \E replica \in Replicas \ {leader} :
                    highWatermark[replica] > highWatermark[leader] /\ Position < highWatermark[replica]
Parts          == \E replica \in Replicas : answer[replica].step = "diverging"
Truncates      == \E replica \in Replicas : answer[replica].step = "truncated"
Repaired       == \A replica \in Replicas : log[replica] # <<>> /\ log[replica][1].id > 0
                    \* who had the first record has another in its stead
Told           == noticed
WaitsForEpoch  == highWatermark[leader] < epochStart /\ latest > highWatermark[leader]
RejoinsAfter   == budgets.unclean > 0 /\ isr = Replicas
TellsOfPart    == noticed /\ read # <<>> /\ validated = epoch
Shrunk         == budgets.isr > 0 /\ highWatermark[leader] = MaxRecords /\ isr = {leader}

=============================================================================
