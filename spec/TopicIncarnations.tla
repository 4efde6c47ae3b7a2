------------------------- MODULE TopicIncarnations --------------------------
(***************************************************************************)
(* A topic is deleted and another one of the same name is created, while a *)
(* broker with a replica is away, or while a client is reading.            *)
(*                                                                         *)
(* Leader epochs begin anew with each topic, and offsets too, so a record  *)
(* of the one may look like a record of the other.  KIP-516 gives each     *)
(* topic an id.  Here topics are counted, and every version of a client or *)
(* replica is said to be of one of them; but only with the fixes do they   *)
(* look at it.                                                             *)
(*                                                                         *)
(* There is one partition, each broker has a replica of it.  Not modelled: *)
(* the controller's own failures, and how brokers that are there confirm a *)
(* deletion (ControllerFailover): they delete at once.  A client whose     *)
(* topic was replaced keeps its position, as Kafka's do.                   *)
(*                                                                         *)
(* Kafka: TopicDeletionManager, ReplicationControlManager;                 *)
(* ReplicaManager, LogManager (stray replicas), Metadata, Fetcher.         *)
(***************************************************************************)
EXTENDS Integers, Sequences, FiniteSets, ReplicaLog, TopicVersions

CONSTANTS
  Brokers,          \* those with a replica
  None              \* no broker

CONSTANTS           \* budgets: how often the world may interfere
  MaxTopics,        \* topics created under the name
  MaxEpoch,         \* the leader epoch up to which leadership moves
  MaxRecords,       \* records that clients write
  MaxAbsences       \* times that a broker goes away

Within(count, limit) == count < limit     \* a configuration lifts all budgets by replacing it

ASSUME None \notin Brokers

-----------------------------------------------------------------------------
VARIABLES           \* of the cluster
  topic,            \* the topic there is: [id, leader, epoch]
  created,          \* how many have been created

  view,             \* of each broker: the topic as it knows it
  replica,          \* of each broker: [id, log], which survives its absence
  away,             \* the brokers that are not there

  client,           \* what the client knows: [id, leader, epoch]
  position,         \* the offset that it reads next
  reads,            \* of which topic it was given records, and which it knew

  written,          \* how many records have been written
  absences          \* how often a broker went away

cluster == <<topic, created, away, absences>>
brokers == <<view, replica>>
clients == <<client, position, reads>>

vars    == <<cluster, brokers, clients, written>>

NoTopic    == [id |-> 0, leader |-> None, epoch |-> -1]
NoReplica  == [id |-> 0, log |-> <<>>]

Exists     == topic.id # 0
There(b)   == b \notin away
Knows(b)   == There(b) /\ Exists /\ view[b] = topic
LogOf(b)   == replica[b].log

Init ==
  /\ topic    = NoTopic
  /\ created  = 0
  /\ view     = [b \in Brokers |-> NoTopic]
  /\ replica  = [b \in Brokers |-> NoReplica]
  /\ away     = {}
  /\ client   = NoTopic
  /\ position = 0
  /\ reads    = {}
  /\ written  = 0
  /\ absences = 0

-----------------------------------------------------------------------------
(* The cluster.  The first leader is one that is there                     *)
(* (ReplicationControlManager.createTopics); later ones have all that the  *)
(* leader has.                                                             *)

CreateTopic(leader) ==
  /\ ~Exists
  /\ There(leader)
  /\ Within(created, MaxTopics)
  /\ created' = created + 1
  /\ topic'   = [id |-> created + 1, leader |-> leader, epoch |-> 0]
  /\ UNCHANGED <<away, absences, brokers, clients, written>>

DeleteTopic ==                   \* StopReplica(delete): who is there deletes its replica
  /\ Exists
  /\ topic'   = NoTopic
  /\ view'    = [b \in Brokers |-> IF There(b) THEN NoTopic   ELSE view[b]]
  /\ replica' = [b \in Brokers |-> IF There(b) THEN NoReplica ELSE replica[b]]
  /\ UNCHANGED <<created, away, absences, clients, written>>

ElectLeader(b) ==                \* Partition.makeLeader
  /\ Knows(b)
  /\ b # topic.leader
  /\ LogOf(b) = LogOf(topic.leader)         \* the others are not in sync
  /\ Within(topic.epoch, MaxEpoch)
  /\ topic' = [topic EXCEPT !.leader = b, !.epoch = @ + 1]
  /\ UNCHANGED <<created, away, absences, brokers, clients, written>>

Leave(b) ==                      \* The world: the broker is away
  /\ There(b)
  /\ b # topic.leader
  /\ Within(absences, MaxAbsences)
  /\ away'     = away \cup {b}
  /\ absences' = absences + 1
  /\ UNCHANGED <<topic, created, brokers, clients, written>>

Return(b) ==                     \* BrokerServer.startup
  /\ ~There(b)
  /\ away' = away \ {b}
  /\ UNCHANGED <<topic, created, absences, brokers, clients, written>>

-----------------------------------------------------------------------------
(* A broker learns of the topic there is (LeaderAndIsr, or the metadata    *)
(* log).  It may have a replica of an earlier one.  Before KIP-516 it did  *)
(* not know, and took it for the topic's; then it refused the topic, with  *)
(* INCONSISTENT_TOPIC_ID, until an operator deleted the replica; since     *)
(* KAFKA-14616 it does so itself.                                          *)

IsStray(b) == replica[b].id \notin {0, topic.id}

LearnTopic(b) ==                 \* ReplicaManager.becomeLeaderOrFollower
  /\ There(b)
  /\ Exists
  /\ view[b] # topic
  /\ IsStray(b) /\ On("TopicIds") => On("StrayReplicas")
  /\ view'    = [view EXCEPT ![b] = topic]
  /\ replica' = [replica EXCEPT ![b] =
                   [id |-> topic.id, log |-> IF IsStray(b) /\ On("TopicIds") THEN <<>> ELSE @.log]]
  /\ UNCHANGED <<cluster, clients, written>>

AppendRecord ==                  \* Partition.appendRecordsToLeader
  /\ Exists
  /\ Knows(topic.leader)
  /\ Within(written, MaxRecords)
  /\ replica' = [replica EXCEPT ![topic.leader].log =
                   Append(@, [epoch |-> topic.epoch, id |-> written, topic |-> topic.id])]
  /\ written' = written + 1
  /\ UNCHANGED <<cluster, view, clients>>

Fetch(b) ==                      \* ReplicaFetcherThread; who is elected never lacked a record
  LET leader == topic.leader
  IN  /\ Knows(b)
      /\ Knows(leader)
      /\ EndOffset(LogOf(b)) < EndOffset(LogOf(leader))
      /\ replica' = [replica EXCEPT ![b].log = @ \o From(LogOf(leader), EndOffset(@))]
      /\ UNCHANGED <<cluster, view, clients, written>>

-----------------------------------------------------------------------------
(* The client refreshes its metadata (Metadata.updateLatestMetadata).  It  *)
(* ignores a leader epoch that is older than what it has seen --           *)
(* KAFKA-12257: of the same topic.                                         *)

RefreshMetadata ==
  /\ Exists
  /\ client # topic
  /\ IF On("ClientTopicIds") /\ client.id # topic.id THEN TRUE ELSE topic.epoch >= client.epoch
  /\ client' = topic
  /\ UNCHANGED <<cluster, brokers, position, reads, written>>

Serves(leader) ==
  /\ There(leader)
  /\ view[leader].leader = leader
  /\ view[leader].epoch  = client.epoch                        \* KIP-320
  /\ On("FetchTopicIds") => view[leader].id = client.id        \* else UNKNOWN_TOPIC_ID

Read ==                          \* KafkaConsumer.poll
  /\ client.id # 0
  /\ Serves(client.leader)
  /\ position \in Offsets(LogOf(client.leader))
  /\ reads'    = reads \cup {[of |-> RecordAt(LogOf(client.leader), position).topic, for |-> client.id]}
  /\ position' = position + 1
  /\ UNCHANGED <<cluster, brokers, client, written>>

ResetPosition ==                 \* OFFSET_OUT_OF_RANGE, auto.offset.reset = earliest
  /\ client.id # 0
  /\ Serves(client.leader)
  /\ position > EndOffset(LogOf(client.leader))
  /\ position' = 0
  /\ UNCHANGED <<cluster, brokers, client, reads, written>>

-----------------------------------------------------------------------------
Next ==
  \/ DeleteTopic
  \/ AppendRecord
  \/ RefreshMetadata
  \/ Read
  \/ ResetPosition
  \/ \E b \in Brokers :
       \/ CreateTopic(b)
       \/ ElectLeader(b)
       \/ Leave(b)
       \/ Return(b)
       \/ LearnTopic(b)
       \/ Fetch(b)

Spec == Init /\ [][Next]_vars

FairSpec ==                      \* who can learn of the topic does so
  /\ Spec
  /\ WF_vars(RefreshMetadata)
  /\ \A b \in Brokers : WF_vars(LearnTopic(b))

-----------------------------------------------------------------------------
Topic  == [id : Nat, leader : Brokers \cup {None}, epoch : Nat \cup {-1}]
Record == [epoch : Nat, id : Nat, topic : Nat]

TypeOK ==
  /\ topic \in Topic
  /\ created \in Nat
  /\ \A b \in Brokers :
       /\ view[b] \in Topic
       /\ replica[b].id \in 0 .. created
       /\ IsLog(LogOf(b), Record)
  /\ away \subseteq Brokers
  /\ client \in Topic
  /\ position \in Nat
  /\ reads \subseteq [of : Nat, for : Nat]
  /\ written \in Nat
  /\ absences \in Nat
  /\ Cardinality(away) <= absences
  /\ Exists => topic.id = created

OneTopicPerLog ==                \* a replica has records of its topic only
  \A b \in Brokers : \A o \in Offsets(LogOf(b)) : RecordAt(LogOf(b), o).topic = replica[b].id

EpochOffsetUnique ==             \* of one topic, an epoch and an offset name one record
  \A a, b \in Brokers : replica[a].id = replica[b].id =>
    \A o \in Offsets(LogOf(a)) \cap Offsets(LogOf(b)) :
      RecordAt(LogOf(a), o).epoch = RecordAt(LogOf(b), o).epoch
        => RecordAt(LogOf(a), o) = RecordAt(LogOf(b), o)

ReadsItsTopic ==                 \* a client is given records of the topic that it knows
  \A read \in reads : read.of = read.for

LeaderKnowsMost ==               \* nobody who follows the leader has more than it
  \A b \in Brokers : Knows(b) /\ Knows(topic.leader) => IsPrefix(LogOf(b), LogOf(topic.leader))

LeaderIsThere == Exists => There(topic.leader)

ViewKnown ==                     \* whoever knows the topic has a replica of it
  \A b \in Brokers : Knows(b) => replica[b].id = topic.id

AwayKeep ==                      \* nothing happens to a broker that is away
  [][\A b \in away \cap away' : view'[b] = view[b] /\ replica'[b] = replica[b]]_brokers

ReplicaFollows ==                \* a broker gives up its replica when it sees the topic deleted, or for another topic
  [][\A b \in Brokers : replica'[b].id # replica[b].id =>
       \/ Exists /\ topic' = NoTopic
       \/ Exists /\ topic' = topic /\ replica'[b].id = topic.id]_replica

LogsGrow ==                      \* while it is of one topic, a replica loses nothing
  [][\A b \in Brokers : replica'[b].id = replica[b].id => IsPrefix(replica[b].log, replica'[b].log)]_replica

ReadsOn ==                       \* a client reads one record after another, from a leader it agrees with
  [][/\ client.id # 0
     /\ There(client.leader)
     /\ view[client.leader].leader = client.leader
     /\ view[client.leader].epoch = client.epoch
     /\ reads \subseteq reads'
     /\ \/ position' = position + 1 /\ position' <= EndOffset(LogOf(client.leader))
        \/ position' = 0 /\ position > EndOffset(LogOf(client.leader))]_<<position, reads>>

TopicHistory ==                  \* it is deleted, created with the next id, or led by another
  [][\/ topic' = NoTopic /\ \A b \in Brokers : There(b) => view'[b] = NoTopic /\ replica'[b] = NoReplica
     \/ /\ topic.id = 0
        /\ topic'.id = created'
        /\ topic'.epoch = 0
        /\ topic'.leader # None
     \/ /\ topic'.id = topic.id
        /\ topic'.epoch = topic.epoch + 1
        /\ topic'.leader # topic.leader
        /\ LogOf(topic.leader) = LogOf(topic'.leader)]_topic

RecordsStay ==                   \* records are appended by the leader, and stay while there is the topic
  [][Exists /\ topic' = topic /\ Knows(topic.leader)
       => IsPrefix(LogOf(topic.leader), replica'[topic.leader].log)]_vars

ClientForward ==                 \* a client moves to newer topics, or to newer epochs of one
  [][\/ client.id < client'.id
     \/ client.id = client'.id /\ client.epoch < client'.epoch]_client

-----------------------------------------------------------------------------
(* In the end everybody knows the topic there is.                          *)

BrokersLearn == \A b \in Brokers : []<>(Exists /\ There(b) => view[b] = topic)

ClientLearns == []<>(Exists => client = topic)

=============================================================================
