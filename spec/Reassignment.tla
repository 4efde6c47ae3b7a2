---------------------------- MODULE Reassignment ----------------------------
(***************************************************************************)
(* A partition moves to other brokers: replicas are added, catch up, and   *)
(* when enough of them are in sync the others are dropped (KIP-455).       *)
(* Before that the move may be cancelled, or overridden by another one.    *)
(*                                                                         *)
(* One leader at a time, known to all at once; what a broker has of the    *)
(* log is its end offset.  A broker that is no replica any more deletes    *)
(* its copy.  Completing a move is a step of its own, as with ZooKeeper;   *)
(* KRaft takes it together with the change of the ISR that allows it.      *)
(*                                                                         *)
(* Not modelled: throttles, failures (a broker that has failed looks like  *)
(* a slow one), eligible leader replicas (KIP-966).                        *)
(*                                                                         *)
(* Kafka: ReplicationControlManager, PartitionChangeBuilder; before KRaft: *)
(* KafkaController.                                                        *)
(***************************************************************************)
EXTENDS Naturals, ReplicaLog, PartitionAssignment

CONSTANTS
  FirstReplicas,    \* the replicas at first, all in sync
  Targets,          \* where the partition may be asked to move to: sets of brokers
  FirstLeader,      \* who leads at first
  MinIsr,           \* min.insync.replicas
  Unclean           \* unclean.leader.election.enable

CONSTANTS           \* budgets
  MaxRecords,       \* records that clients write
  MaxShrinks,       \* replicas that lag and leave the ISR
  MaxElections,     \* changes of the leader beside those that a move forces
  MaxMoves,         \* moves that are asked for
  MaxCancels        \* moves that are cancelled

ASSUME /\ FirstLeader \in FirstReplicas
       /\ {} \notin Targets
       /\ Unclean \in BOOLEAN

VARIABLES
  assigned,         \* who holds a copy, and who comes and goes: an assignment
  ordered,          \* what the administrator relies on: it is taken [from, to] these replicas
  leader,           \* who leads
  isr,              \* who is in sync
  end,              \* of each broker: the end offset of its copy
  committed,        \* the high watermark
  written,          \* records that clients have sent
  spent             \* how much of the other budgets is used

control == <<assigned, ordered, leader, spent>>
vars    == <<control, isr, end, committed, written>>

Brokers == FirstReplicas \cup UNION Targets

Spend(budget, limit) ==
  /\ spent[budget] < limit
  /\ spent' = [spent EXCEPT ![budget] = @ + 1]

Init ==
  /\ assigned  = Settled(FirstReplicas)
  /\ ordered   = [from |-> FirstReplicas, to |-> FirstReplicas]
  /\ leader    = FirstLeader
  /\ isr       = FirstReplicas
  /\ end       = [broker \in Brokers |-> 0]
  /\ committed = 0
  /\ written   = 0
  /\ spent     = [shrinks |-> 0, elections |-> 0, moves |-> 0, cancels |-> 0]

-----------------------------------------------------------------------------
AppendRecord ==                         \* Partition.appendRecordsToLeader
  /\ written < MaxRecords
  /\ written' = written + 1
  /\ end'     = [end EXCEPT ![leader] = @ + 1]
  /\ UNCHANGED <<control, isr, committed>>

Fetch(replica) ==                       \* ReplicaFetcherThread
  /\ replica \in assigned.replicas
  /\ end' = [end EXCEPT ![replica] = end[leader]]
  /\ UNCHANGED <<control, isr, committed, written>>

AdvanceHighWatermark ==                 \* Partition.maybeIncrementLeaderHW
  /\ Cardinality(isr) >= MinIsr
  /\ committed' = Least({ end[replica] : replica \in isr })
  /\ UNCHANGED <<control, isr, end, written>>

ShrinkIsr(replica) ==                   \* Partition.maybeShrinkIsr
  /\ replica \in isr \ {leader}
  /\ Spend("shrinks", MaxShrinks)
  /\ isr' = isr \ {replica}
  /\ UNCHANGED <<assigned, ordered, leader, end, committed, written>>

ExpandIsr(replica) ==                   \* Partition.maybeExpandIsr
  /\ replica \in assigned.replicas
  /\ end[replica] >= committed
  /\ isr' = isr \cup {replica}
  /\ UNCHANGED <<control, end, committed, written>>

ElectLeader(replica) ==          \* ReplicationControlManager.electLeaders: a preferred election
  /\ replica \in isr \ {leader}
  /\ Spend("elections", MaxElections)
  /\ leader' = replica
  /\ UNCHANGED <<assigned, ordered, isr, end, committed, written>>

-----------------------------------------------------------------------------
(* The controller decides on an assignment; who is not part of it leaves   *)
(* the ISR and deletes its copy, and a leader that goes is replaced from   *)
(* what is left of the ISR (PartitionChangeBuilder.electLeader).           *)

Assign(a, insync) ==
  /\ insync # {}
  /\ assigned' = a
  /\ isr'      = insync
  /\ leader'   \in (IF leader \in insync THEN {leader} ELSE insync)
  /\ end'      = [broker \in Brokers |-> IF broker \in a.replicas THEN end[broker] ELSE 0]
  /\ UNCHANGED <<committed, written>>

Reassign(target) ==              \* ReplicationControlManager.changePartitionReassignment
  /\ target # ordered.to
  /\ Spend("moves", MaxMoves)
  /\ ordered' = [from |-> IF Moves(assigned) THEN ordered.from ELSE assigned.replicas,
                 to   |-> target]
  /\ LET a == Changed(assigned, target) IN Assign(a, isr \cap a.replicas)

Complete ==                      \* PartitionChangeBuilder.completeReassignmentIfNeeded
  /\ MayComplete(assigned, isr)
  /\ Assign(Completed(assigned), isr \ assigned.removing)
  /\ UNCHANGED <<ordered, spent>>

(* If only replicas that the move has added are in sync, one of the old    *)
(* ones has to lead without being so: refused, unless the topic allows it. *)

Cancel ==                        \* ReplicationControlManager.cancelPartitionReassignment
  /\ Moves(assigned)             \* else NO_REASSIGNMENT_IN_PROGRESS
  /\ Spend("cancels", MaxCancels)
  /\ ordered' = [ordered EXCEPT !.to = ordered.from]
  /\ LET rest == isr \ assigned.adding
         old  == Original(assigned)
     IN  IF rest # {} THEN Assign(Reverted(assigned), rest)
         ELSE /\ Unclean         \* else INVALID_REPLICA_ASSIGNMENT
              /\ \E replica \in old : Assign(Reverted(assigned), {replica})

Next ==
  \/ AppendRecord
  \/ AdvanceHighWatermark
  \/ Complete
  \/ Cancel
  \/ \E target \in Targets : Reassign(target)
  \/ \E replica \in Brokers :
       \/ Fetch(replica)
       \/ ShrinkIsr(replica)
       \/ ExpandIsr(replica)
       \/ ElectLeader(replica)

Spec == Init /\ [][Next]_vars

FairSpec ==
  /\ Spec
  /\ WF_vars(Complete)
  /\ WF_vars(AdvanceHighWatermark)
  /\ \A replica \in Brokers :
       /\ WF_vars(Fetch(replica))
       /\ WF_vars(ExpandIsr(replica))

-----------------------------------------------------------------------------
TypeOK ==
  /\ assigned \in Assignments(Brokers)
  /\ assigned.adding \cup assigned.removing \subseteq assigned.replicas
  /\ ordered \in [from : SUBSET Brokers, to : SUBSET Brokers]
  /\ leader \in Brokers
  /\ isr \subseteq Brokers
  /\ end \in [Brokers -> 0 .. written]
  /\ committed \in 0 .. written
  /\ written \in 0 .. MaxRecords
  /\ spent \in [{"shrinks", "elections", "moves", "cancels"} -> Nat]

IsrWellFormed ==
  /\ isr \subseteq assigned.replicas
  /\ leader \in isr

EndsAsOrdered ==                 \* a move that is over led where it should; a cancelled one, back
  ~Moves(assigned) => assigned.replicas = ordered.to

Announced ==                     \* under way, everybody knows where from and where to
  Moves(assigned) => /\ ordered.to \subseteq assigned.replicas
                     /\ assigned.replicas = ordered.from \cup ordered.to

CandidateCompleteness ==         \* who is in sync has all that was ever committed
  \A replica \in isr : end[replica] >= committed

EnoughCopies ==                  \* what was committed is kept by as many as min.insync.replicas asks for
  committed > 0
    => Cardinality({ replica \in assigned.replicas : end[replica] >= committed }) >= MinIsr

NotUnderReplicated ==            \* an ISR that is large enough stays so when a move completes
  [][spent' = spent /\ Cardinality(isr) >= MinIsr => Cardinality(isr') >= MinIsr]_vars

OnlyReplicas ==                  \* who holds no copy by assignment holds none
  \A broker \in Brokers \ assigned.replicas : end[broker] = 0

LeaderStays ==                   \* who leads and holds a copy after a decision leads on
  [][leader' # leader => leader \notin isr' \/ spent'.elections > spent.elections]_vars

CommittedStays == [][committed' >= committed]_vars

Moved ==                         \* moves end, and then everything is in sync
  <>[](/\ assigned = Settled(ordered.to)
       /\ isr = ordered.to
       /\ committed = end[leader])

=============================================================================
