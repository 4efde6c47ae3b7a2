-------------------------- MODULE ControllerState ---------------------------
(***************************************************************************)
(* A cluster whose controller uses ZooKeeper: its constants, its variables *)
(* and the words in which controllers and brokers are described.           *)
(*                                                                         *)
(* Every broker may be the controller: it is who made /controller, an      *)
(* ephemeral znode.  The state of the partition,                           *)
(*   [leader, epoch, replicas, controllerEpoch],                           *)
(* is a znode as well; the controller has a copy of it, changes the znode  *)
(* and tells the brokers by requests.  A broker that was the controller    *)
(* may not know that it is no more: a zombie.                              *)
(*                                                                         *)
(* There is one partition.  Not modelled: what its replicas hold, and the  *)
(* ISR (Replication); topics that come and go (TopicIncarnations).         *)
(*                                                                         *)
(* Kafka, up to 3.9: KafkaController, ControllerContext, KafkaZkClient,    *)
(* ControllerChannelManager; ReplicaManager.                               *)
(***************************************************************************)
EXTENDS Integers, Sequences, FiniteSets, ControllerVersions, ZooKeeper

CONSTANTS
  Brokers,          \* the brokers
  None,             \* no broker
  FirstController,  \* the controller at first
  FirstLeader,      \* who leads at first
  FirstReplicas     \* who has a replica at first

CONSTANTS           \* budgets: how often the world may interfere
  MaxEpoch,         \* the leader epoch up to which the controller changes the partition
  MaxExpiries,      \* sessions that expire while their broker is paused
  MaxRestarts,      \* restarts of brokers
  MaxRepeated       \* control requests that arrive twice

Within(count, limit) == count < limit     \* a configuration lifts all budgets by replacing it

ASSUME /\ FirstController \in Brokers
       /\ FirstLeader \in FirstReplicas
       /\ FirstReplicas \subseteq Brokers
       /\ None \notin Brokers

-----------------------------------------------------------------------------
VARIABLES           \* of ZooKeeper
  znodes,           \* the tree
  zxid              \* its last transaction; only those that register a broker are counted

VARIABLES           \* of each broker, as a controller
  office,           \* what it knows: [epoch, version, state, live]
  channel           \* the requests it has for each broker, in order

VARIABLES           \* of each broker
  brokerEpoch,      \* the czxid of its registration; 0 while it is down
  heard,            \* the newest controller epoch that it knows
  metadata,         \* what it tells clients of the partition, and who told it so
  replica           \* its replica: [status, leader, epoch]

VARIABLES           \* of the world
  strays,           \* copies of requests, left in a broker's queue when a connection broke
  spent,            \* how much of the budgets is spent
  writes            \* in which controller epoch the state was written, and which was in force

zookeeper   == <<znodes, zxid>>
controllers == <<office, channel>>
brokers     == <<brokerEpoch, heard, metadata, replica>>
world       == <<strays, spent>>

vars        == <<zookeeper, controllers, brokers, world, writes>>

-----------------------------------------------------------------------------
(* Paths.                                                                  *)

ControllerPath == <<"controller">>
EpochPath      == <<"controller_epoch">>
StatePath      == <<"brokers", "topics", "partitions", "state">>
IdPath(b)      == <<"brokers", "ids", b>>

Registered(b)  == IF Exists(znodes, IdPath(b)) THEN CzxidOf(znodes, IdPath(b)) ELSE 0

HoldsOffice(c) ==
  Exists(znodes, ControllerPath) /\ OwnerOf(znodes, ControllerPath) = c

NewestEpoch    == DataOf(znodes, EpochPath)
CurrentState   == DataOf(znodes, StatePath)

-----------------------------------------------------------------------------
(* What a controller knows.  `live' gives the broker epoch of each broker  *)
(* that it takes for alive, and 0 for the others.                          *)

PartitionState == [leader : Brokers, epoch : Nat, replicas : SUBSET Brokers, controllerEpoch : Nat]

FirstState ==
  [leader |-> FirstLeader, epoch |-> 0, replicas |-> FirstReplicas, controllerEpoch |-> 1]

NotRead   == -1
NoOffice  == [epoch   |-> 0, version |-> NotRead, state |-> FirstState,
              live    |-> [b \in Brokers |-> 0]]

InOffice(c) == office[c].epoch > 0
Active(c)   == office[c].version # NotRead
Live(c)     == { b \in Brokers : office[c].live[b] # 0 }

-----------------------------------------------------------------------------
(* What a broker has.                                                      *)

NoEpoch     == -1
Absent      == [status |-> "none",    leader |-> None, epoch |-> NoEpoch]
Offline     == [status |-> "offline", leader |-> None, epoch |-> NoEpoch]
Online(m)   == [status |-> "online",  leader |-> m.leader, epoch |-> m.epoch]

Told(m)     == [leader |-> m.leader, epoch |-> m.epoch, by |-> m.controllerEpoch]
NotTold     == [leader |-> None, epoch |-> NoEpoch, by |-> 0]

Up(b)       == brokerEpoch[b] # 0
Leads(b)    == replica[b].status = "online" /\ replica[b].leader = b

-----------------------------------------------------------------------------
(* Control requests.                                                       *)

Request(type, knows, b, state) ==                 \* from a controller that knows this
  [ type            |-> type,
    to              |-> b,
    controllerEpoch |-> knows.epoch,
    brokerEpoch     |-> knows.live[b],            \* KIP-380
    leader          |-> state.leader,
    epoch           |-> state.epoch ]

=============================================================================
