--------------------------- MODULE ConsumerGroup ----------------------------
(***************************************************************************)
(* The classic protocol of consumer groups: how consumers agree on who     *)
(* reads a partition, with a coordinator that counts generations.          *)
(*                                                                         *)
(* The actions stand in two modules, by who takes them:                    *)
(*   GroupCoordinator   joining, syncing, leaving, deadlines, fail-over    *)
(*   GroupMember        answers, heartbeats, commits, crashes              *)
(* Here they are put together, with what must hold of them.                *)
(*                                                                         *)
(* Who owns a partition is judged by what a consumer believes and what the *)
(* coordinator would still accept of it: a consumer that was removed, and  *)
(* has not heard of it, does no harm that a commit could not undo.         *)
(*                                                                         *)
(* Not modelled: offsets (ConsumerOffsets), several partitions and how     *)
(* they are spread, cooperative rebalancing (CooperativeAssignment), the   *)
(* votes for an assignor, time (PollLoop).                                 *)
(***************************************************************************)
EXTENDS GroupCoordinator, GroupMember

Init ==
  /\ group    = EmptyGroup
  /\ stored   = Lasting(EmptyGroup)
  /\ issued   = 0
  /\ parked   = {}
  /\ consumer = [process \in Processes |-> Outside]
  /\ Net!Quiet
  /\ trouble  = [expiries |-> 0, crashes |-> 0, leaves |-> 0, stalls |-> 0, failOvers |-> 0]

-----------------------------------------------------------------------------
Sync(process) == \E choice \in 0 .. issued : HandleSyncGroup(process, choice)

Hear(process) ==
  \E m \in AnswersFor(process) :
    \/ HandleJoinResponse(process, m)
    \/ HandleSyncResponse(process, m)
    \/ HandleInquiryResponse(process, m)

Consuming(process) ==
  \/ HandleJoinGroup(process)
  \/ Sync(process)
  \/ Hear(process)
  \/ SendHeartbeat(process)
  \/ SendOffsetCommit(process)

Failing(process) ==
  \/ HandleLeaveGroup(process)
  \/ GiveUp(process)
  \/ Crash(process)
  \/ Stall(process)

Expiring ==
  \/ \E id \in 1 .. issued :
       \/ ExpireSession(id)
       \/ ExpirePending(id)
       \/ ExpireSync(id)
  \/ \E leader \in 0 .. issued : ExpireRebalance(leader)

Completing == \E leader \in 0 .. issued : CompleteJoin(leader)

Next ==
  \/ \E process \in Processes : Consuming(process) \/ Failing(process)
  \/ Expiring
  \/ Completing
  \/ FailOver

Fairness ==
  /\ \A process \in Processes :
       /\ WF_vars(HandleJoinGroup(process))
       /\ WF_vars(Sync(process))
       /\ WF_vars(Hear(process))
       /\ WF_vars(SendHeartbeat(process))
  /\ WF_vars(Expiring)
  /\ WF_vars(Completing)

Spec     == Init /\ [][Next]_vars
FairSpec == Spec /\ Fairness

-----------------------------------------------------------------------------
(* Well-formed states.                                                     *)

Ids == 1 .. issued

TypeOK ==
  /\ group.state \in States
  /\ group.generation \in Nat
  /\ group.members \subseteq Ids
  /\ {group.leader, group.instance, group.owner} \subseteq Ids \cup {NoId}
  /\ group.pending \subseteq Ids \ group.members
  /\ stored = Lasting(Loaded(stored))
  /\ parked \subseteq [id : Ids, process : Processes]
  /\ \A process \in Processes :
       /\ consumer[process].state \in
            {"out", "joining", "syncing", "awaiting", "stable", "stalled", "closed"}
       /\ consumer[process].id \in Ids \cup {NoId}
       /\ consumer[process].generation \in Nat
       /\ consumer[process].holds \in BOOLEAN
       /\ consumer[process].roster \subseteq Ids
       /\ consumer[process].roster # {} => consumer[process].state \in {"syncing", "stalled"}
  /\ \A m \in network : m.to \in Processes /\ m.id \in Ids /\ m.awaited
  /\ faults  \in [lost : Nat, repeated : Nat]
  /\ trouble \in [expiries : Nat, crashes : Nat, leaves : Nat, stalls : Nat, failOvers : Nat]

GroupWellFormed ==
  /\ group.joined \cup group.synced \subseteq group.members
  /\ group.joined # {} => group.state = "PreparingRebalance"
  /\ group.synced # {} => group.state \in {"CompletingRebalance", "Stable"}
  /\ group.state = "Empty" => group.members = {}
  /\ group.state \in {"Stable", "CompletingRebalance"} => group.leader \in group.members
  /\ group.state = "CompletingRebalance" => group.owner = NoId
  /\ {group.leader, group.instance} \subseteq group.members \cup {NoId}
  /\ { r.id : r \in parked } \subseteq
       IF group.state = "PreparingRebalance" THEN group.joined ELSE group.synced
  /\ \A m \in network : m.error = "MEMBER_ID_REQUIRED" => m.to \notin Static

WrittenDown ==                   \* what a fail-over would bring back
  /\ group.state = "Empty"  => stored = Lasting(group)
  /\ group.state = "Stable" => stored.generation = group.generation /\ stored.members # {}

SyncsOnce ==                     \* a member that is about to sync has not done so
  \A process \in Processes :
    /\ group.state = "CompletingRebalance"
    /\ consumer[process].state = "syncing"
    /\ Standing(process) = "NONE"
    => consumer[process].id \notin group.synced

Count(process, types) == Cardinality({ m \in AnswersFor(process) : m.type \in types })

OneAtATime ==                    \* a process waits for one answer about joining, and for one only
  \A process \in Processes :
    /\ Cardinality({ r \in parked : r.process = process })
         + Count(process, {"JoinResponse", "SyncResponse"})
       = IF consumer[process].state \in {"joining", "awaiting"} THEN 1 ELSE 0
    /\ Count(process, {"JoinResponse"}) = 1 => consumer[process].state = "joining"
    /\ Count(process, {"SyncResponse"}) = 1 => consumer[process].state = "awaiting"
    /\ Count(process, {"HeartbeatResponse"}) <= 1
    /\ Count(process, {"CommitResponse"}) <= 1
    /\ Holds(process) => consumer[process].state = "stable"

-----------------------------------------------------------------------------
(* What the protocol is for.                                               *)

Accepted(process) == Holds(process) /\ ToCommit(process) = "NONE"

ExclusiveOwner ==                \* G1
  \A a, b \in Processes : Accepted(a) /\ Accepted(b) => a = b

AcceptedIsOwner ==               \* G2: ... and it is who the coordinator has assigned it to
  \A process \in Processes : Accepted(process) => consumer[process].id = group.owner

SupersededIsFenced ==            \* G1: of two processes with one instance id, the older is out
  \A a, b \in Static :
    consumer[a].id < consumer[b].id /\ Holds(b) => ~Accepted(a)

PartitionAssigned ==             \* G5: there is no stable group without an owner
  group.state = "Stable" => group.owner \in group.members

BoundedMembers ==                \* G5: members are processes, or what failures have left of them
  Cardinality(group.members) <=
    Cardinality(Processes) + trouble.crashes + trouble.failOvers

Troubles ==
  trouble.expiries + trouble.crashes + trouble.leaves + trouble.stalls + trouble.failOvers
    + faults.lost

FewIds ==                        \* G5: ids and generations are made for a reason
  /\ issued <= Cardinality(Processes) * (1 + Troubles)
  /\ group.generation <= issued + 2 * Troubles

InGoodStanding(process) ==
  /\ consumer[process].state = "stable"
  /\ Standing(process) = "NONE"
  /\ group.state = "Stable"

KeepsMembership ==               \* G5: nobody is out who did not go and was not removed
  [][\A process \in Processes :
       /\ InGoodStanding(process)
       /\ trouble' = trouble
       /\ trouble.failOvers = 0
       => consumer'[process] = consumer[process]]_vars

GenerationGrows ==               \* with each rebalance
  [][\/ trouble' # trouble
     \/ group'.generation - group.generation =
          IF group.state = "PreparingRebalance" /\ group'.state # "PreparingRebalance" THEN 1 ELSE 0]_vars

SyncedStays ==                   \* who has asked for its assignment, has, unless it is replaced
  [][group.state = "Stable" /\ group'.state = "Stable" =>
       group.synced \ group'.synced \subseteq {group.instance} \ {group'.instance}]_vars

(* A rebalance begins because somebody comes or goes, or the leader asks   *)
(* for it.  Who leads, does so until it goes or does not join.             *)

RebalancesForAReason ==
  [][group.state # "PreparingRebalance" /\ group'.state = "PreparingRebalance" =>
       \/ group'.members # group.members
       \/ group.state = "Stable" /\ group'.joined = {group.leader}]_vars

LeaderStays ==
  [][\/ trouble'.failOvers > trouble.failOvers
     \/ IF group.leader = NoId
        THEN group'.members \subseteq group.members \/ group'.leader \in group'.members \ group.members
        ELSE /\ group.leader \in group'.members
             /\ group'.generation > group.generation => group.leader \in group.joined
             => group'.leader = group.leader]_vars

(* KIP-345: a static member is not removed because it comes late.  When it *)
(* has started again, it is what its former self was, who hears of it.     *)

StaticStays ==
  [][group'.generation > group.generation => group'.instance = group.instance]_vars

TakesThePlace ==
  [][LET old == group.instance
         new == group'.instance
     IN  old # NoId /\ new \notin {NoId, old} /\ trouble'.failOvers = trouble.failOvers =>
           /\ old \notin group'.members
           /\ group.leader = old => group'.leader = new
           /\ group.state = "Stable" => /\ new \in group'.synced <=> old \in group.synced
                                        /\ group.owner = old => group'.owner = new
           /\ \A r \in parked : r.id = old =>
                /\ r \notin parked'
                /\ \E m \in network' : m.to = r.process /\ m.error = "FENCED_INSTANCE_ID"]_vars

WaitsForAll ==                   \* a generation begins when those who were called have come
  [][group.state = "PreparingRebalance" /\ group'.state = "CompletingRebalance" =>
       group.pending = {} /\ group'.members \subseteq group.joined \cup {group.instance}]_vars

StaysMember ==                   \* nobody is removed who goes on, or who waits for an answer
  [][\A id \in group.members \ group'.members :
       \/ trouble'.failOvers > trouble.failOvers
       \/ id = group.instance /\ group'.instance \notin {id, NoId}       \* replaced
       \/ /\ \A r \in parked : r.id # id
          /\ Lively(id) \/ Carried(id) => trouble' # trouble]_vars

(* Who sends heartbeats, is waited for until a deadline: for it to join,   *)
(* which the rebalance ends with, or to ask for its assignment.            *)

HeartbeatsCount ==
  [][\A id \in group.members \ group'.members : Alive(id) =>
       \/ trouble' # trouble
       \/ id = group.instance /\ group'.instance \notin {id, NoId}       \* replaced
       \/ IF group.state = "PreparingRebalance" THEN group'.state # "PreparingRebalance"
                                               ELSE id \notin group.synced]_vars

TruthfulErrors ==                \* a refusal names its reason
  [][\A m \in network' \ network :
       CASE m.error = "MEMBER_ID_REQUIRED"    -> m.id \in group'.pending
         [] m.error = "UNKNOWN_MEMBER_ID"     -> m.id \notin group.members
         [] m.error = "FENCED_INSTANCE_ID"    -> m.to \in Static /\ group'.instance # m.id
         [] m.error = "ILLEGAL_GENERATION"    -> m.id \in group.members
                                                   /\ m.generation # group.generation
         [] m.error = "REBALANCE_IN_PROGRESS" -> m.id \in group.members
                                                   /\ m.generation = group.generation
                                                   /\ group'.state = "PreparingRebalance"
         [] OTHER                             -> TRUE]_vars

TruthfulAnswers ==               \* who is answered is a member, and learns what the group is
  [][\A m \in network' \ network : m.error = "NONE" =>
       /\ m.id \in group'.members
       /\ m.generation = group'.generation
       /\ m.type = "JoinResponse" /\ m.roster # {} =>
            /\ m.id = group'.leader /\ m.roster = group'.members
            /\ group'.state = "CompletingRebalance"
       /\ m.type = "SyncResponse" => m.owns <=> m.id = group'.owner
       /\ m.type = "SyncResponse" => m.id \in group'.synced]_vars

NothingUnasked ==                \* who closes, has left or was fenced; who commits, reads
  [][/\ \A process \in Processes \ Static :
          consumer'[process].state = "closed" /\ consumer[process].state # "closed"
            => trouble'.leaves > trouble.leaves
     /\ trouble'.leaves > trouble.leaves => \E process \in Processes \ Static :
          consumer'[process].state = "closed" /\ consumer[process].state # "closed"
     /\ \A m \in network' \ network : m.type = "CommitResponse" => Holds(m.to)]_vars

(* What it must bring about: once the world leaves it in peace, the group  *)
(* is stable, and the owner knows.                                         *)

SomeoneIsLeft == \E process \in Processes : consumer[process].state \notin {"closed", "stalled"}

GroupLive ==                     \* G5
  <>[](SomeoneIsLeft => /\ group.state = "Stable"
                   /\ \E process \in Processes : Accepted(process))

AssignmentsCome ==               \* G5: nobody waits for an assignment without end
  []<>(group.state # "CompletingRebalance")

RebalancesEnd ==                 \* ... nor for others to join
  []<>(group.state # "PreparingRebalance")

=============================================================================
