----------------------------- MODULE GroupState -----------------------------
(***************************************************************************)
(* A classic consumer group: its constants, its variables, and the words   *)
(* in which its coordinator and its members are described.                 *)
(*                                                                         *)
(* The group is what the coordinator keeps, in memory and, as far as it    *)
(* was written down, in __consumer_offsets.  A consumer is what a process  *)
(* believes of its membership.  They share member ids and a generation,    *)
(* and between them are answers, which take their time and may be lost.    *)
(*                                                                         *)
(* A request is handled when it is sent: that it is on its way cannot be   *)
(* told from its not being sent yet.  One that must wait, JoinGroup until  *)
(* all have joined and SyncGroup until the leader has assigned, is parked. *)
(*                                                                         *)
(* There is one partition to assign, and at most one group.instance.id.    *)
(*                                                                         *)
(* Kafka: GroupMetadata, MemberMetadata; since 4.0 ClassicGroup,           *)
(* ClassicGroupMember; AbstractCoordinator.Generation, MemberState.        *)
(***************************************************************************)
EXTENDS Naturals, FiniteSets, GroupVersions

CONSTANTS
  Processes,        \* the consumers
  Static,           \* those that are configured with the one group.instance.id
  Coordinator       \* the broker that coordinates the group

CONSTANTS           \* budgets: how often the world may interfere
  MaxExpiries,      \* members removed though they are alive: a long pause
  MaxCrashes,       \* processes that start again
  MaxLeaves,        \* processes that leave in good order
  MaxStalls,        \* processes that send heartbeats and nothing else
  MaxFailOvers,     \* changes of the coordinator
  MaxLost,          \* answers lost, and requests given up
  Within(_, _)      \* Within(count, limit): the budget allows one more

ASSUME Static \subseteq Processes

VARIABLES           \* of the coordinator
  group,            \* the group (below)
  stored,           \* what of it was written down last
  issued,           \* the member ids that were given out: 1 .. issued
  parked            \* requests that wait: [id |-> i, process |-> p]

VARIABLES
  consumer,         \* of each process: what it believes (below)
  network,          \* answers in flight
  faults,           \* how many were lost
  trouble           \* how much of the other budgets is spent

coordinator == <<group, stored, issued, parked>>
vars        == <<coordinator, consumer, network, faults, trouble>>

Net == INSTANCE Network WITH Requests <- {}, MaxRepeated <- 0

-----------------------------------------------------------------------------
(* The group.  Kafka calls it Dead after it was removed, which here is     *)
(* Empty.                                                                  *)

NoId == 0                        \* UNKNOWN_MEMBER_ID, as a member id

States == {"Empty", "PreparingRebalance", "CompletingRebalance", "Stable"}

EmptyGroup ==
  [ state      |-> "Empty",
    generation |-> 0,
    members    |-> {},           \* the ids of its members
    leader     |-> NoId,         \* who computes the assignment
    instance   |-> NoId,         \* the member that has the group.instance.id
    owner      |-> NoId,         \* the member that is assigned the partition
    joined     |-> {},           \* members that have joined the coming generation
    synced     |-> {},           \* members that have asked for the assignment of this one
    pending    |-> {} ]          \* ids given out to processes that are to join with them

Lasting(g) ==                    \* what is written down: GroupMetadataManager.storeGroup
  [ generation |-> g.generation, members |-> g.members, leader |-> g.leader,
    instance   |-> g.instance,   owner   |-> g.owner ]

Loaded(s) ==                     \* GroupMetadataManager.loadGroup
  [ state      |-> IF s.members = {} THEN "Empty" ELSE "Stable",
    generation |-> s.generation, members |-> s.members, leader |-> s.leader,
    instance   |-> s.instance,   owner   |-> s.owner,
    joined     |-> {}, synced |-> s.members, pending |-> {} ]

-----------------------------------------------------------------------------
(* A consumer.                                                             *)
(*   out        it is to join                                              *)
(*   joining    it waits for the answer to JoinGroup                       *)
(*   syncing    it has joined a generation                                 *)
(*   awaiting   it waits for the answer to SyncGroup                       *)
(*   stable     it has its assignment                                      *)
(*   stalled    it has joined, and does nothing more                       *)
(*   closed     it has left, or was fenced                                 *)

Outside ==
  [state |-> "out", id |-> NoId, generation |-> 0, holds |-> FALSE, roster |-> {}]

Holds(process) == consumer[process].holds                 \* it reads the partition

Alive(id) == \E process \in Processes : consumer[process].id = id    \* one that is closed has none

Lively(id) == \E process \in Processes :                  \* ... and goes on
                consumer[process].id = id /\ consumer[process].state # "stalled"

AnswersFor(process) == { m \in network : m.to = process }

Carried(id) == \E m \in network : m.id = id               \* an answer brings it to a process

-----------------------------------------------------------------------------
(* What the coordinator says to a request that names a member and a        *)
(* generation.  KAFKA-8500: who has an instance id, but not the member id  *)
(* that goes with it, was replaced.                                        *)

Replaced(process) ==
  /\ process \in Static
  /\ group.instance # NoId
  /\ group.instance # consumer[process].id

Standing(process) ==
  LET c == consumer[process]
  IN  IF Replaced(process)                 THEN "FENCED_INSTANCE_ID"
      ELSE IF c.id \notin group.members    THEN "UNKNOWN_MEMBER_ID"
      ELSE IF c.generation # group.generation THEN "ILLEGAL_GENERATION"
      ELSE "NONE"

ToHeartbeat(process) ==          \* GroupCoordinator.handleHeartbeat
  IF Standing(process) = "NONE" /\ group.state = "PreparingRebalance"
  THEN "REBALANCE_IN_PROGRESS" ELSE Standing(process)

ToCommit(process) ==             \* validateOffsetCommit
  IF Standing(process) = "NONE" /\ group.state = "CompletingRebalance"
  THEN "REBALANCE_IN_PROGRESS" ELSE Standing(process)

Answer(type, process, id, error) ==
  [ type |-> type, from |-> Coordinator, to |-> process, awaited |-> TRUE,
    id |-> id, error |-> error, generation |-> consumer[process].generation ]

=============================================================================
