---------------------------- MODULE Reassignment ----------------------------
(***************************************************************************)
(* A partition moves to other brokers: replicas are added, catch up, and   *)
(* when enough of them are in sync the others are dropped (KIP-455).       *)
(*                                                                         *)
(* One leader at a time, known to all at once; what a broker has of the    *)
(* log is its end offset.  A broker that is no replica any more deletes    *)
(* its copy.                                                               *)
(*                                                                         *)
(* Not modelled: several reassignments at a time, cancellation, throttles, *)
(* failures (a broker that has failed looks like a slow one).              *)
(*                                                                         *)
(* Kafka: PartitionReassignmentReplicas, ReplicationControlManager;        *)
(* before KRaft: KafkaController.                                          *)
(***************************************************************************)
EXTENDS Naturals, FiniteSets, ReplicaLog, Versions

CONSTANTS
  FirstReplicas,    \* the replicas at first, all in sync
  Target,           \* where the partition is to be moved
  FirstLeader,      \* who leads at first
  MinIsr,           \* min.insync.replicas
  MaxRecords,       \* budget: records that clients write
  MaxShrinks        \* budget: replicas that lag and leave the ISR

FixedIn ==
  [ ReassignFullIsr |-> "3.8" ]   \* KAFKA-15665: complete when all targets are in sync

On(fix) == Contains(FixedIn, fix)

ASSUME /\ Minus \cup Plus \subseteq DOMAIN FixedIn
       /\ FirstLeader \in FirstReplicas
       /\ Target # {}

VARIABLES
  replicas,         \* who holds a copy
  adding,           \* those of them that were added for the move
  removing,         \* those of them that will be dropped
  leader,           \* who leads
  isr,              \* who is in sync
  end,              \* of each broker: the end offset of its copy
  committed,        \* the high watermark
  written,          \* records that clients have sent
  shrinks           \* replicas that have left the ISR so far

vars == <<replicas, adding, removing, leader, isr, end, committed, written, shrinks>>

Brokers == FirstReplicas \cup Target

Init ==
  /\ replicas  = FirstReplicas
  /\ adding    = {}
  /\ removing  = {}
  /\ leader    = FirstLeader
  /\ isr       = FirstReplicas
  /\ end       = [broker \in Brokers |-> 0]
  /\ committed = 0
  /\ written   = 0
  /\ shrinks   = 0

-----------------------------------------------------------------------------
AppendRecord ==                         \* Partition.appendRecordsToLeader
  /\ written < MaxRecords
  /\ written' = written + 1
  /\ end'     = [end EXCEPT ![leader] = @ + 1]
  /\ UNCHANGED <<replicas, adding, removing, leader, isr, committed, shrinks>>

Fetch(replica) ==                       \* ReplicaFetcherThread
  /\ replica \in replicas
  /\ end' = [end EXCEPT ![replica] = end[leader]]
  /\ UNCHANGED <<replicas, adding, removing, leader, isr, committed, written, shrinks>>

AdvanceHighWatermark ==                 \* Partition.maybeIncrementLeaderHW
  /\ Cardinality(isr) >= MinIsr
  /\ committed' = Least({ end[replica] : replica \in isr })
  /\ UNCHANGED <<replicas, adding, removing, leader, isr, end, written, shrinks>>

ShrinkIsr(replica) ==                   \* Partition.maybeShrinkIsr
  /\ replica \in isr \ {leader}
  /\ shrinks < MaxShrinks
  /\ shrinks' = shrinks + 1
  /\ isr'     = isr \ {replica}
  /\ UNCHANGED <<replicas, adding, removing, leader, end, committed, written>>

ExpandIsr(replica) ==                   \* Partition.maybeExpandIsr
  /\ replica \in replicas
  /\ end[replica] >= committed
  /\ isr' = isr \cup {replica}
  /\ UNCHANGED <<replicas, adding, removing, leader, end, committed, written, shrinks>>

-----------------------------------------------------------------------------
StartReassignment ==                    \* ReplicationControlManager.alterPartitionReassignment
  /\ replicas = FirstReplicas
  /\ replicas' = FirstReplicas \cup Target
  /\ adding'   = Target \ FirstReplicas
  /\ removing' = FirstReplicas \ Target
  /\ UNCHANGED <<leader, isr, end, committed, written, shrinks>>

Complete ==                             \* PartitionReassignmentReplicas.maybeCompleteReassignment
  /\ adding # {} \/ removing # {}
  /\ isr \ removing # {}
  /\ IF On("ReassignFullIsr") THEN Target \subseteq isr ELSE adding \subseteq isr
  /\ replicas' = Target
  /\ adding'   = {}
  /\ removing' = {}
  /\ isr'      = isr \ removing
  /\ leader'   \in (IF leader \in removing THEN isr \ removing ELSE {leader})
  /\ end'      = [broker \in Brokers |-> IF broker \in Target THEN end[broker] ELSE 0]
  /\ UNCHANGED <<committed, written, shrinks>>

Next ==
  \/ AppendRecord
  \/ AdvanceHighWatermark
  \/ StartReassignment
  \/ Complete
  \/ \E replica \in Brokers :
       \/ Fetch(replica)
       \/ ShrinkIsr(replica)
       \/ ExpandIsr(replica)

Spec == Init /\ [][Next]_vars

FairSpec ==
  /\ Spec
  /\ WF_vars(StartReassignment)
  /\ WF_vars(Complete)
  /\ WF_vars(AdvanceHighWatermark)
  /\ \A replica \in Brokers :
       /\ WF_vars(Fetch(replica))
       /\ WF_vars(ExpandIsr(replica))

-----------------------------------------------------------------------------
TypeOK ==
  /\ replicas \subseteq Brokers
  /\ adding \subseteq replicas \cap Target
  /\ removing \subseteq replicas \ Target
  /\ leader \in Brokers
  /\ isr \subseteq Brokers
  /\ end \in [Brokers -> 0 .. written]
  /\ committed \in 0 .. written
  /\ written \in 0 .. MaxRecords
  /\ shrinks \in 0 .. MaxShrinks

IsrWellFormed ==
  /\ isr \subseteq replicas
  /\ leader \in isr

CandidateCompleteness ==         \* who is in sync has all that was ever committed
  \A replica \in isr : end[replica] >= committed

EnoughCopies ==                  \* what was committed is kept by as many as min.insync.replicas asks for
  committed > 0 => Cardinality({ replica \in replicas : end[replica] >= committed }) >= MinIsr

NotUnderReplicated ==            \* an ISR that is large enough stays so, whoever is moved
  [][shrinks' = shrinks /\ Cardinality(isr) >= MinIsr => Cardinality(isr') >= MinIsr]_vars

OnlyReplicas ==                  \* who holds no copy by assignment holds none
  \A broker \in Brokers \ replicas : end[broker] = 0

Moved ==
  <>[](/\ replicas = Target /\ leader \in Target /\ isr = Target
       /\ adding = {} /\ removing = {}
       /\ committed = end[leader])

=============================================================================
