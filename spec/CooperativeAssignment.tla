----------------------- MODULE CooperativeAssignment ------------------------
(***************************************************************************)
(* Cooperative rebalancing: members keep their partitions while they agree *)
(* on a new assignment, and give up only what is to go to another.  That   *)
(* takes two rebalances: in the first the old owner is told to revoke the  *)
(* partition and nobody gets it, in the second it is free.                 *)
(*                                                                         *)
(* Who the old owner is, the leader of the group learns from what members  *)
(* claim to own when they join.  A member that was removed from the group  *)
(* stops using its partitions as soon as it knows, but may still claim     *)
(* them when it comes back (KAFKA-12983): the leader must not believe it.  *)
(*                                                                         *)
(* Not modelled: requests and answers (ConsumerGroup); a rebalance is that *)
(* all members join, the leader assigns, and each takes up its assignment  *)
(* or misses it.  How partitions are spread is the affair of assignors:    *)
(* here evenly, with as few moves as that needs.                           *)
(*                                                                         *)
(* Kafka: ConsumerCoordinator (COOPERATIVE), AbstractStickyAssignor,       *)
(* CooperativeStickyAssignor; KIP-429, KIP-792.                            *)
(***************************************************************************)
EXTENDS Naturals, FiniteSets, GroupVersions

CONSTANTS
  Members,          \* the consumers
  Partitions,       \* what there is to assign
  Nobody,           \* no member
  MaxEvictions,     \* budget: members removed from the group
  Within(_, _)      \* Within(count, limit): the budget allows one more

ASSUME Nobody \notin Members

VARIABLES           \* of the coordinator
  phase,            \* "joining", "syncing" or "stable"
  generation,       \* counts the assignments
  group,            \* the members of the group
  joined,           \* those that have joined the coming, or the present, generation
  assignment        \* of each partition: who gets it in this generation

VARIABLES           \* of the members
  claim,            \* of each: the partitions it says it owns, when it joins
  claimedIn,        \* of each: the generation it got them in
  lost,             \* those that know that they were removed: they use none of them
  informed,         \* those that have taken up the present assignment
  mustRejoin        \* those that have revoked something

VARIABLE
  evictions         \* how much of the budget is spent

vars == <<phase, generation, group, joined, assignment,
          claim, claimedIn, lost, informed, mustRejoin, evictions>>

-----------------------------------------------------------------------------
Holds(member) == IF member \in lost THEN {} ELSE claim[member]    \* it reads these

Init ==
  /\ phase      = "joining"
  /\ generation = 0
  /\ group      = {}
  /\ joined     = {}
  /\ assignment = [partition \in Partitions |-> Nobody]
  /\ claim      = [member \in Members |-> {}]
  /\ claimedIn  = [member \in Members |-> 0]
  /\ lost       = Members
  /\ informed   = {}
  /\ mustRejoin = {}
  /\ evictions  = 0

-----------------------------------------------------------------------------
(* The leader assigns.  KIP-792: of several members that claim a partition *)
(* the one that got it in the newest generation owns it.  Before, any of   *)
(* them could be taken for its owner.                                      *)

Claimers(partition) == { member \in joined : partition \in claim[member] }

Newest(members) ==
  { member \in members : \A other \in members : claimedIn[other] <= claimedIn[member] }

Credible(partition) ==
  IF On("OwnedGen") THEN Newest(Claimers(partition)) ELSE Claimers(partition)

Owners ==                        \* all that the leader may believe
  { owners \in [Partitions -> group \cup {Nobody}] :
      \A partition \in Partitions :
        IF Credible(partition) = {} THEN owners[partition] = Nobody
                                    ELSE owners[partition] \in Credible(partition) }

Share(target, member) == Cardinality({ partition \in Partitions : target[partition] = member })

Even(target) == \A a, b \in group : Share(target, a) <= Share(target, b) + 1

Moves(owners, target) ==
  Cardinality({ partition \in Partitions : owners[partition] \notin {Nobody, target[partition]} })

Targets(owners) ==               \* AbstractStickyAssignor.assign
  LET all == { target \in [Partitions -> group] : Even(target) }
  IN  { target \in all : \A other \in all : Moves(owners, target) <= Moves(owners, other) }

Adjusted(owners, target) ==      \* CooperativeStickyAssignor.adjustAssignment
  [ partition \in Partitions |->
      IF owners[partition] \in {Nobody, target[partition]} THEN target[partition] ELSE Nobody ]

-----------------------------------------------------------------------------
(* Members.                                                                *)

Join(member) ==                  \* ConsumerCoordinator.metadata; GroupCoordinator.handleJoinGroup
  /\ IF member \in group THEN /\ member \notin joined \/ phase = "stable"
                              /\ phase = "joining" \/ member \in mustRejoin
                         ELSE member \in lost
  /\ group'      = group \cup {member}
  /\ joined'     = IF phase = "joining" THEN joined \cup {member} ELSE {member}
  /\ phase'      = "joining"
  /\ mustRejoin' = mustRejoin \ {member}
  /\ UNCHANGED <<generation, assignment, claim, claimedIn, lost, informed, evictions>>

TakeAssignment(member) ==        \* ConsumerCoordinator.onJoinComplete
  LET assigned == { partition \in Partitions : assignment[partition] = member }
  IN  /\ phase = "stable"
      /\ member \in joined \ informed
      /\ claim'      = [claim     EXCEPT ![member] = assigned]
      /\ claimedIn'  = [claimedIn EXCEPT ![member] = generation]
      /\ lost'       = lost \ {member}
      /\ informed'   = informed \cup {member}
      /\ mustRejoin' = IF claim[member] \subseteq assigned THEN mustRejoin
                                                           ELSE mustRejoin \cup {member}
      /\ UNCHANGED <<phase, generation, group, joined, assignment, evictions>>

LoseMembership(member) ==        \* UNKNOWN_MEMBER_ID; onPartitionsLost; the claim stays
  /\ member \notin group \cup lost
  /\ lost'       = lost \cup {member}
  /\ mustRejoin' = mustRejoin \ {member}
  /\ UNCHANGED <<phase, generation, group, joined, assignment, claim, claimedIn, informed,
                 evictions>>

-----------------------------------------------------------------------------
(* The coordinator.                                                        *)

Evict(member) ==                 \* GroupCoordinator.onExpireHeartbeat, onCompleteJoin
  /\ member \in group
  /\ Within(evictions, MaxEvictions)
  /\ group'     = group \ {member}
  /\ joined'    = IF phase = "joining" THEN joined \ {member} ELSE {}
  /\ phase'     = "joining"
  /\ evictions' = evictions + 1
  /\ UNCHANGED <<generation, assignment, claim, claimedIn, lost, informed, mustRejoin>>

CompleteJoin ==                  \* GroupCoordinator.onCompleteJoin
  /\ phase = "joining"
  /\ group # {}
  /\ joined = group
  /\ phase'      = "syncing"
  /\ generation' = generation + 1
  /\ informed'   = {}
  /\ UNCHANGED <<group, joined, assignment, claim, claimedIn, lost, mustRejoin, evictions>>

Assign ==                        \* ConsumerCoordinator.onLeaderElected; doSyncGroup
  /\ phase = "syncing"
  /\ \E owners \in Owners : \E target \in Targets(owners) :
       assignment' = Adjusted(owners, target)
  /\ phase' = "stable"
  /\ UNCHANGED <<generation, group, joined, claim, claimedIn, lost, informed, mustRejoin,
                 evictions>>

-----------------------------------------------------------------------------
Next ==
  \/ \E member \in Members :
       \/ Join(member)
       \/ TakeAssignment(member)
       \/ LoseMembership(member)
       \/ Evict(member)
  \/ CompleteJoin
  \/ Assign

Fairness ==
  /\ \A member \in Members :
       /\ WF_vars(Join(member))
       /\ WF_vars(TakeAssignment(member))
       /\ WF_vars(LoseMembership(member))
  /\ WF_vars(CompleteJoin)
  /\ WF_vars(Assign)

Spec == Init /\ [][Next]_vars /\ Fairness

-----------------------------------------------------------------------------
TypeOK ==
  /\ phase \in {"joining", "syncing", "stable"}
  /\ generation \in Nat
  /\ group \subseteq Members
  /\ joined \subseteq group
  /\ assignment \in [Partitions -> Members \cup {Nobody}]
  /\ claim \in [Members -> SUBSET Partitions]
  /\ \A member \in Members : claimedIn[member] \in 0 .. generation
  /\ lost \subseteq Members
  /\ informed \subseteq Members
  /\ mustRejoin \subseteq Members \ lost
  /\ evictions \in Nat

AssignedWhole == phase # "joining" => joined = group /\ group # {}

FewRebalances ==                 \* two for who comes, one for who goes
  generation <= 2 * (Cardinality(Members) + evictions) + evictions

Accepted(member) ==              \* the coordinator takes its commits: it has the generation
  member \in group /\ phase # "syncing"

ExclusiveOwner ==                \* G1: no two use a partition that may both commit for it
  \A a, b \in Members :
    a # b /\ Accepted(a) /\ Accepted(b) => Holds(a) \cap Holds(b) = {}

AssignedAsTold ==                \* who has heard of the assignment, has what it was assigned
  phase = "stable" => \A member \in informed \cap joined :
    Holds(member) = { partition \in Partitions : assignment[partition] = member }

RevokedFirst ==                  \* nobody is given what another still holds in this group
  [][phase = "syncing" /\ phase' = "stable" =>
       \A member \in group : \A other \in group \ {member} : \A partition \in Holds(other) :
         assignment'[partition] # member]_vars

JoinsAfresh ==                   \* who joined the last generation has not joined the next
  [][/\ phase # "joining" /\ phase' = "joining" => joined' \cap group \subseteq mustRejoin
     /\ phase = "joining" /\ phase' = "joining" => joined \cap group' \subseteq joined'
     /\ evictions' # evictions => group' # group]_vars

(* Members that stay get all partitions in the end, evenly, and are left   *)
(* alone then (G5).                                                        *)

Settles ==
  <>[](/\ phase = "stable"
       /\ group = Members
       /\ UNION { Holds(member) : member \in Members } = Partitions
       /\ \A a, b \in Members : Cardinality(Holds(a)) <= Cardinality(Holds(b)) + 1)

=============================================================================
