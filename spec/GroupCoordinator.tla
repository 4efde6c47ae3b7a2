-------------------------- MODULE GroupCoordinator --------------------------
(***************************************************************************)
(* The coordinator of a classic group.  A rebalance has two phases: first  *)
(* all members join, which makes a new generation and names a leader; then *)
(* all sync, which hands them the assignment that the leader has made.     *)
(*                                                                         *)
(* Deadlines are not modelled as time: a member that is alive may be late  *)
(* as often as a budget allows, one that is gone is late in the end.       *)
(*                                                                         *)
(* Kafka: GroupCoordinator; since 4.0 GroupMetadataManager.classicGroup... *)
(***************************************************************************)
EXTENDS GroupState

(* Answers to requests that were parked.                                   *)

Waiting(ids) == { r \in parked : r.id \in ids }

Refusals(requests, type, error) ==
  { Answer(type, r.process, r.id, error) : r \in requests }

Preparing(g, first) ==           \* prepareRebalance: `first' have joined it already
  [g EXCEPT !.state = "PreparingRebalance", !.joined = first, !.synced = {}]

Interrupted(g, requests) ==      \* resetAndPropagateAssignmentError
  IF g.state = "CompletingRebalance"
  THEN Refusals(requests, "SyncResponse", "REBALANCE_IN_PROGRESS") ELSE {}

StillParked(g, requests) ==      \* a new rebalance ends the waiting for the old assignment
  IF g.state = "CompletingRebalance" THEN {} ELSE requests

-----------------------------------------------------------------------------
(* JoinGroup.                                                              *)

Joined(process, id, generation, roster) ==                \* the leader is told who is in the group
  [ type |-> "JoinResponse", from |-> Coordinator, to |-> process, awaited |-> TRUE,
    id |-> id, error |-> "NONE", generation |-> generation, roster |-> roster ]

Present(process, id) ==          \* the generation there is: an answer was lost, or skips a rebalance
  Joined(process, id, group.generation, IF group.leader = id THEN group.members ELSE {})

Ask(process) == consumer' = [consumer EXCEPT ![process].state = "joining"]

Refuse(process, id, error) ==
  /\ network' = network \cup {Answer("JoinResponse", process, id, error)}
  /\ UNCHANGED <<group, stored, parked>>

Take(process, id, g) ==          \* updateMemberAndRebalance; g has the member
  /\ group'   = IF g.state = "PreparingRebalance" THEN [g EXCEPT !.joined = @ \cup {id}]
                                                  ELSE Preparing(g, {id})
  /\ parked'  = { r \in StillParked(group, parked) : r.id # id }
                \cup {[id |-> id, process |-> process]}
  /\ network' = network \cup Interrupted(group, parked)
  /\ UNCHANGED stored

Add(process, id) ==              \* addMemberAndRebalance
  Take(process, id,
       [group EXCEPT !.members  = @ \cup {id},
                     !.pending  = @ \ {id},
                     !.leader   = IF @ = NoId THEN id ELSE @,
                     !.instance = IF process \in Static THEN id ELSE @])

(* A static member that starts again takes the place of its former self    *)
(* (KIP-345), mostly without a rebalance.                                  *)

Swap(ids, old, new) == IF old \in ids THEN (ids \ {old}) \cup {new} ELSE ids

InPlaceOf(g, old, new) ==        \* GroupMetadata.replaceStaticMember
  [g EXCEPT !.members  = Swap(@, old, new),
            !.joined   = Swap(@, old, new),
            !.synced   = IF g.state = "Stable" THEN Swap(@, old, new) ELSE @ \ {old},
            !.leader   = IF @ = old THEN new ELSE @,
            !.owner    = IF @ = old THEN new ELSE @,
            !.instance = new]

Replace(process, new) ==         \* doUnknownJoinGroup: the old process is fenced
  LET old    == group.instance
      g      == InPlaceOf(group, old, new)
      fenced == Refusals(Waiting({old}),
                         IF group.state = "CompletingRebalance" THEN "SyncResponse" ELSE "JoinResponse",
                         "FENCED_INSTANCE_ID")
      rest   == parked \ Waiting({old})
  IN  CASE group.state = "PreparingRebalance" ->
             /\ group'   = [g EXCEPT !.joined = @ \cup {new}]
             /\ parked'  = rest \cup {[id |-> new, process |-> process]}
             /\ network' = network \cup fenced
             /\ UNCHANGED stored
        [] group.state = "CompletingRebalance" /\ On("RebalanceOnStaticJoin") ->
             /\ group'   = Preparing(g, {new})
             /\ parked'  = {[id |-> new, process |-> process]}
             /\ network' = network \cup fenced \cup Interrupted(group, rest)
             /\ UNCHANGED stored
        [] OTHER ->              \* answered at once, and not as a leader: it must not assign
             /\ group'   = g
             /\ parked'  = rest
             /\ network' = network \cup fenced
                           \cup {Joined(process, new, group.generation, {})}
             /\ stored'  = IF On("PersistStaticRejoin") /\ group.state = "Stable"
                           THEN Lasting(g) ELSE stored

JoinUnknown(process) ==          \* without a member id
  IF process \in Static /\ group.instance # NoId
  THEN IF On("InstanceFence") \/ group.state = "Stable"
       THEN Replace(process, issued + 1) /\ issued' = issued + 1
       ELSE Take(process, group.instance, group) /\ UNCHANGED issued
  ELSE /\ issued' = issued + 1
       /\ IF process \notin Static /\ On("MemberIdRequired")
          THEN /\ group'   = [group EXCEPT !.pending = @ \cup {issued'}]
               /\ network' = network \cup
                               {Answer("JoinResponse", process, issued', "MEMBER_ID_REQUIRED")}
               /\ UNCHANGED <<stored, parked>>
          ELSE Add(process, issued')

JoinKnown(process, id) ==        \* doJoinGroup
  /\ UNCHANGED issued
  /\ IF id \in group.pending        THEN Add(process, id)
     ELSE IF Replaced(process)      THEN Refuse(process, id, "FENCED_INSTANCE_ID")
     ELSE IF id \notin group.members THEN Refuse(process, id, "UNKNOWN_MEMBER_ID")
     ELSE IF \/ group.state = "CompletingRebalance"
             \/ group.state = "Stable" /\ group.leader # id
          THEN /\ network' = network \cup {Present(process, id)}
               /\ group'   = IF group.state = "Stable" THEN group
                                                       ELSE [group EXCEPT !.synced = @ \ {id}]
               /\ parked'  = parked \ Waiting({id})
               /\ UNCHANGED stored
     ELSE Take(process, id, group)

HandleJoinGroup(process) ==      \* GroupCoordinator.handleJoinGroup
  /\ consumer[process].state = "out"
  /\ Ask(process)
  /\ IF consumer[process].id = NoId THEN JoinUnknown(process)
                                    ELSE JoinKnown(process, consumer[process].id)
  /\ UNCHANGED <<faults, trouble>>

-----------------------------------------------------------------------------
(* All have joined, or those that have not are removed (onCompleteJoin).   *)

CanLead(g) ==                    \* whoever led before, or the first that joined
  IF g.members = {} THEN {NoId} ELSE IF g.leader \in g.joined THEN {g.leader} ELSE g.joined

NextGeneration(g, leader) ==
  IF g.members = {}
  THEN [EmptyGroup EXCEPT !.generation = g.generation + 1, !.pending = g.pending]
  ELSE [g EXCEPT !.state  = "CompletingRebalance", !.generation = @ + 1,
                 !.leader = leader, !.owner = NoId, !.joined = {}]

Complete(g, leader) ==
  LET next == NextGeneration(g, leader)
  IN  /\ leader \in CanLead(g)
      /\ group'   = next
      /\ stored'  = IF next.members = {} THEN Lasting(next) ELSE stored
      /\ network' = network \cup
           { Joined(r.process, r.id, next.generation,
                    IF r.id = leader THEN next.members ELSE {}) : r \in parked }
      /\ parked'  = {}

CompleteJoin(leader) ==          \* GroupCoordinator.onCompleteJoin
  /\ group.state = "PreparingRebalance"
  /\ group.joined = group.members
  /\ group.pending = {}
  /\ Complete(group, leader)
  /\ UNCHANGED <<issued, consumer, faults, trouble>>

-----------------------------------------------------------------------------
(* SyncGroup.                                                              *)

Synced(r, g) ==
  [ type |-> "SyncResponse", from |-> Coordinator, to |-> r.process, awaited |-> TRUE,
    id |-> r.id, error |-> "NONE", generation |-> g.generation, owns |-> g.owner = r.id ]

ToSync(process) ==
  IF Standing(process) = "NONE" /\ group.state = "PreparingRebalance"
  THEN "REBALANCE_IN_PROGRESS" ELSE Standing(process)

Distribute(request, choice) ==   \* the leader's: for members it knows of, which may be gone
  LET g == [group EXCEPT !.state  = "Stable",
                         !.synced = @ \cup {request.id},
                         !.owner  = IF choice \in group.members THEN choice ELSE NoId]
  IN  /\ group'   = g
      /\ stored'  = Lasting(g)
      /\ network' = network \cup { Synced(r, g) : r \in parked \cup {request} }
      /\ parked'  = {}

HandleSyncGroup(process, choice) == \* GroupCoordinator.handleSyncGroup
  LET id      == consumer[process].id
      request == [id |-> id, process |-> process]
  IN  /\ consumer[process].state = "syncing"
      /\ choice \in IF consumer[process].roster = {} THEN {NoId} ELSE consumer[process].roster
      /\ consumer' = [consumer EXCEPT ![process].state = "awaiting", ![process].roster = {}]
      /\ CASE ToSync(process) # "NONE" ->
                /\ network' = network \cup {Answer("SyncResponse", process, id, ToSync(process))}
                /\ UNCHANGED <<group, stored, parked>>
           [] ToSync(process) = "NONE" /\ group.state = "Stable" ->
                /\ network' = network \cup {Synced(request, group)}
                /\ group'   = [group EXCEPT !.synced = @ \cup {id}]
                /\ UNCHANGED <<stored, parked>>
           [] OTHER ->
                IF choice # NoId
                THEN Distribute(request, choice)
                ELSE /\ group'  = [group EXCEPT !.synced = @ \cup {id}]
                     /\ parked' = parked \cup {request}
                     /\ UNCHANGED <<stored, network>>
      /\ UNCHANGED <<issued, faults, trouble>>

-----------------------------------------------------------------------------
(* Members that go.                                                        *)

Without(g, ids) ==               \* removeMemberAndUpdateGroup
  LET rest == [g EXCEPT !.members  = @ \ ids, !.joined = @ \ ids,
                        !.instance = IF @ \in ids THEN NoId ELSE @,
                        !.leader   = IF @ \in ids THEN NoId ELSE @]
  IN  IF g.state \in {"Stable", "CompletingRebalance"} THEN Preparing(rest, {}) ELSE rest

Remove(ids) ==
  /\ group'   = Without(group, ids)
  /\ parked'  = { r \in StillParked(group, parked) : r.id \notin ids }
  /\ network' = network \cup Interrupted(group, parked)
  /\ UNCHANGED <<stored, issued, faults>>

HandleLeaveGroup(process) ==     \* KafkaConsumer.close; static members do not leave (KIP-345)
  /\ process \notin Static
  /\ consumer[process].state = "stable"
  /\ consumer[process].id \in group.members
  /\ Within(trouble.leaves, MaxLeaves)
  /\ Remove({consumer[process].id})
  /\ consumer' = [consumer EXCEPT ![process] = [Outside EXCEPT !.state = "closed"]]
  /\ trouble'  = [trouble EXCEPT !.leaves = @ + 1]

HeardOf(id) ==                   \* it waits for an answer, which counts as a heartbeat
  \/ group.state = "PreparingRebalance"  /\ id \in group.joined
  \/ group.state = "CompletingRebalance" /\ id \in group.synced

ExpireSession(id) ==             \* onExpireHeartbeat
  /\ id \in group.members
  /\ ~HeardOf(id)
  /\ Remove({id})
  /\ UNCHANGED consumer
  /\ IF Alive(id) \/ Carried(id)
     THEN /\ Within(trouble.expiries, MaxExpiries)
          /\ trouble' = [trouble EXCEPT !.expiries = @ + 1]
     ELSE UNCHANGED trouble

ExpirePending(id) ==             \* addPendingMemberExpiration: it was never used
  /\ id \in group.pending
  /\ ~Alive(id) /\ ~Carried(id)
  /\ group' = [group EXCEPT !.pending = @ \ {id}]
  /\ UNCHANGED <<stored, issued, parked, consumer, network, faults, trouble>>

Late(id) == id \notin group.joined /\ ~Lively(id) /\ ~Carried(id)

ExpireRebalance(leader) ==       \* onCompleteJoin, after the rebalance timeout
  LET absent == { id \in group.members : Late(id) }
      g      == Without(group, absent \ {group.instance})   \* a static one stays a member
  IN  /\ group.state = "PreparingRebalance"
      /\ absent # {}
      /\ group.joined = group.members \ absent
      /\ group.pending = {}
      /\ g.members # {} => g.joined # {}
      /\ Complete(g, leader)
      /\ UNCHANGED <<issued, consumer, faults, trouble>>

(* A member that sends heartbeats and does not sync: heartbeats did not    *)
(* count while assignments were awaited, so its session expired; when they *)
(* did (KAFKA-10134), it was waited for without end.                       *)

ExpireSync(id) ==                \* KAFKA-12890: onExpirePendingSync
  /\ group.state = "CompletingRebalance" \/ (group.state = "Stable" /\ On("ExpirePendingSync"))
  /\ id \in group.members \ group.synced
  /\ Alive(id) /\ ~Lively(id)
  /\ On("HeartbeatCompleting") => On("ExpirePendingSync")
  /\ Remove({id})
  /\ UNCHANGED <<consumer, trouble>>

-----------------------------------------------------------------------------
(* Another broker becomes the coordinator (GroupCoordinator.onElection):   *)
(* who waited, is disconnected.                                            *)

FailOver ==
  /\ Within(trouble.failOvers, MaxFailOvers)
  /\ group'    = Loaded(stored)
  /\ parked'   = {}
  /\ consumer' = [process \in Processes |->
                    IF \E r \in parked : r.process = process
                    THEN [consumer[process] EXCEPT !.state = "out"] ELSE consumer[process]]
  /\ trouble'  = [trouble EXCEPT !.failOvers = @ + 1]
  /\ UNCHANGED <<stored, issued, network, faults>>

=============================================================================
