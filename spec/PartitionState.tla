--------------------------- MODULE PartitionState ---------------------------
(***************************************************************************)
(* One replicated partition: its constants, its variables, and the words   *)
(* in which its leader, followers, brokers and controller are described.   *)
(*                                                                         *)
(* Each replica acts on the last partition state that it has adopted of    *)
(* those that the controller published (PartitionElection), its view,      *)
(* which may be an old one.                                                *)
(*                                                                         *)
(* Kafka: Partition.                                                       *)
(***************************************************************************)
EXTENDS Integers, Sequences, FiniteSets, ReplicaLog, PartitionElection

CONSTANTS
  Controller,       \* the node that decides who leads
  Lossy             \* the replicas whose machine may lose power

CONSTANTS           \* budgets: how often the world may interfere
  MaxRecords,       \* records that clients write
  MaxEpoch,         \* the leader epoch up to which leadership moves without need
  MaxIsrChanges,    \* changes of the ISR beside those of the leader
  MaxRestarts,      \* clean restarts
  MaxPowerLosses,   \* restarts that lose a part of the log
  MaxLost,          \* messages lost
  MaxRepeated       \* requests repeated

Within(count, limit) == count < limit     \* a configuration lifts all budgets by replacing it

ASSUME /\ Lossy \subseteq Replicas
       /\ Controller \notin Replicas

-----------------------------------------------------------------------------
VARIABLES           \* of each replica: what a restart leaves
  log,              \* its records
  highWatermark,    \* the offset below which it knows records to be committed
  view              \* the partition state it acts on

VARIABLES           \* of each replica: the role it plays, gone with a restart
  fetcher,          \* of a follower: "truncating" or "fetching"; "none" if it does not follow
  epochStart,       \* of a leader: its end offset when it became leader
  progress,         \* of a leader: how far each follower has fetched
  proposed          \* of a leader: the ISR it has asked for, {} if none

VARIABLES           \* of the controller
  partition,        \* the state of the partition
  published,        \* the states that some replica may still adopt
  registration      \* the broker epoch of each replica

VARIABLES           \* of the world
  network,          \* messages in flight
  faults,           \* messages lost and repeated
  crashes           \* restarts and power losses

VARIABLES           \* of the clients
  written,          \* how many records they have sent
  writers,          \* who appended in which epoch
  committed,        \* the log as far as it was ever shown to them
  acknowledged      \* the promises made to producers with acks=all

logs       == <<log, highWatermark>>
roles      == <<view, fetcher, epochStart, progress, proposed>>
decisions  == <<partition, published, registration>>
world      == <<network, faults, crashes>>
clients    == <<written, writers, committed, acknowledged>>

vars       == <<logs, roles, decisions, world, clients>>

Net == INSTANCE Network WITH
         Requests <- {"Fetch", "OffsetsForLeaderEpoch", "AlterPartition"}

-----------------------------------------------------------------------------
Record     == [epoch : Nat, id : Nat]
Unknown    == -1                                          \* no offset, no broker epoch
Progress   == [offset : Nat \cup {Unknown}, brokerEpoch : Nat \cup {Unknown}]
NoProgress == [offset |-> Unknown, brokerEpoch |-> Unknown]
Nobody     == [replica \in Replicas |-> NoProgress]       \* no follower was heard of

Leads(replica) == view[replica].leader = replica

EndOf(replica) == EndOffset(log[replica])

FetchedBy(leader, replica) ==                             \* as far as the leader knows
  IF replica = leader THEN EndOf(leader) ELSE progress[leader][replica].offset

(* KIP-497: while a change is in flight, the leader cannot know which ISR  *)
(* is in force; what is in either must be counted.  Before, the leader     *)
(* used the smaller set at once.                                           *)

InSync(leader) ==
  IF proposed[leader] = {} THEN view[leader].isr
  ELSE IF On("MaximalIsr") THEN view[leader].isr \cup proposed[leader]
                           ELSE view[leader].isr \cap proposed[leader]

(* The epoch cache of a leader: the epochs of its log, and its own, which  *)
(* it enters on becoming leader; before KAFKA-7415, on the first write.    *)

LeaderEpochCache(leader) ==
  IF On("PersistLE")
  THEN EpochCache(log[leader]) \cup {[epoch |-> view[leader].epoch, start |-> epochStart[leader]]}
  ELSE EpochCache(log[leader])

(* What a consumer can read from a replica that believes it leads.         *)

Readable(leader) ==
  IF On("ReadUpToHw") THEN Prefix(log[leader], highWatermark[leader])   \* KAFKA-727
                      ELSE log[leader]

=============================================================================
