-------------------------- MODULE ModernGroupState --------------------------
(***************************************************************************)
(* The consumer group of KIP-848: its constants, its variables, its fixes. *)
(*                                                                         *)
(* Members say nothing but ConsumerGroupHeartbeat; the coordinator decides *)
(* everything.  Three kinds of epoch drive it: a change of the group makes *)
(* a new group epoch; a target assignment is computed for it and has it as *)
(* its epoch; each member is brought to the target by itself, and reaches  *)
(* that epoch when it has given up what it must.  A partition goes to its  *)
(* next owner when the last one has acknowledged that it let go.           *)
(*                                                                         *)
(* One topic.  Everything the coordinator knows of a group is in its log,  *)
(* but the map of who has which partition, which is derived.               *)
(*                                                                         *)
(* Kafka: GroupMetadataManager, ConsumerGroup, ConsumerGroupMember         *)
(* (group.modern.consumer); ConsumerMembershipManager (client).            *)
(***************************************************************************)
EXTENDS Integers, FiniteSets, Versions

FixedIn ==
  [ PartEpoch        |-> "3.8",   \* KAFKA-16147: give up all a member had, then take what it has
    RevokeFirst      |-> "3.8",   \* KAFKA-16249: a new target is looked at after the revocation
    OwnPending       |-> "4.2",   \* KAFKA-19449: a member need not wait for itself
    SkipRevoked      |-> "4.2",   \* KAFKA-19431: nothing is revoked that is not owned yet
    NoExtraEpoch     |-> "4.2",   \* KAFKA-19974: a revocation alone gives no new member epoch
    RejoinAtZero     |-> "4.3",   \* KAFKA-19233: a member that was fenced may join with epoch 0
    AssignmentEpochs |-> "4.3",   \* KIP-1251: a commit is held against its partition's epoch
    CommitWhatIsHeld |-> Never ]  \* a commit of the newest epoch must be of a partition held

On(fix) == Contains(FixedIn, fix)     \* the version contains the fix

ASSUME /\ Minus \subseteq DOMAIN FixedIn
       /\ Plus  \subseteq DOMAIN FixedIn

CONSTANTS
  Members,          \* the consumers
  Static,           \* those of them with a group.instance.id
  Partitions,       \* of the topic
  Overtaking        \* whether a heartbeat may overtake a commit, on another connection

CONSTANTS           \* budgets: how often the world may interfere
  MaxChanges,       \* changes of the topic or of a subscription
  MaxLeaves,        \* members that leave
  MaxExpiries,      \* sessions of live members that expire
  MaxLost,          \* requests and responses lost
  MaxFailovers,     \* coordinators that fail
  MaxCommits        \* offsets committed

Within(count, limit) == count < limit     \* a configuration lifts all budgets by replacing it

(* A static member that comes back has another member id, by which a late  *)
(* commit of the process before it is known and refused (replaceMember,    *)
(* UNKNOWN_MEMBER_ID).  Member ids are not modelled, so nothing is said of *)
(* that commit: static members have one connection here.                   *)

ASSUME /\ Static \subseteq Members
       /\ Overtaking \in BOOLEAN
       /\ Overtaking => Static = {}

-----------------------------------------------------------------------------
VARIABLES           \* of the coordinator
  groupEpoch,       \* counts the changes of the group
  targetEpoch,      \* the group epoch that the target assignment is for
  target,           \* the target assignment: of each member its partitions
  member,           \* what the coordinator knows of each member
  taken             \* the partitions that it believes somebody has (currentPartitionEpoch)

VARIABLES           \* of the members
  client            \* what each believes: its epoch, what it owns, what it was assigned

VARIABLES           \* between them
  channel,          \* of each member: its heartbeat on the way, or the answer
  commit,           \* of each member: its OffsetCommit on the way
  misjudged,        \* what went wrong with commits, if anything did
  spent             \* how much of the budgets is used

group == <<groupEpoch, targetEpoch, target, member, taken>>
vars  == <<group, client, channel, commit, misjudged, spent>>

-----------------------------------------------------------------------------
Gone == -1                       \* the epoch of who is not in the group, and of leaving it
Away == -2                       \* of a static member that will be back

(* What the coordinator knows of a member: its epoch and the one before,   *)
(* its partitions, those that it must give up first, and the epoch at      *)
(* which it was given each of them (KIP-1251).                             *)

Stranger == [ epoch |-> Gone, previous |-> 0, assigned |-> {}, revoking |-> {},
              since |-> [p \in Partitions |-> 0] ]

Newcomer == [Stranger EXCEPT !.epoch = 0]

Holds(m) == member[m].assigned \cup member[m].revoking

(* A client: its epoch, what it owns, what it was assigned last, whether   *)
(* it has done so, and whether it has said what it owns since then.        *)

Outside  == [epoch |-> Gone, owned |-> {}, assignment |-> {}, done |-> TRUE, said |-> FALSE]

(* A message: a heartbeat of a member, with what it owns unless that was   *)
(* said before; a response, with what it is assigned; or a refusal.        *)

Silence  == [type |-> "none", epoch |-> 0, says |-> FALSE, partitions |-> {}]

Message(type, epoch, partitions) ==
  [type |-> type, epoch |-> epoch, says |-> TRUE, partitions |-> partitions]

(* A commit on the way.  `first': it was sent before the heartbeat that is *)
(* on the way too.  `kept': the coordinator has not taken the partition    *)
(* from the member since it was sent.                                      *)

NoCommit == [ partition |-> {}, epoch |-> 0, first |-> FALSE, kept |-> FALSE ]

Spend(budget) == spent' = [spent EXCEPT ![budget] = @ + 1]

=============================================================================
