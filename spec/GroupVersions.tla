--------------------------- MODULE GroupVersions ----------------------------
(***************************************************************************)
(* The fixes of consumer groups and committed offsets, and the release     *)
(* that brought each of them (Versions).                                   *)
(*                                                                         *)
(* Two are no fixes but changes: a bug came with them, and a version       *)
(* without them does not have it.  Those that no release has are what an   *)
(* application or an operator must see to itself.                          *)
(***************************************************************************)
EXTENDS Versions

FixedIn ==
  [ \* who may commit
    GenFence              |-> "0.9",      \* a commit names the generation it is made in
    InstanceFence         |-> "2.3",      \* KAFKA-8500: one member id an instance, the newest
    OnLost                |-> "2.4",      \* KIP-429: a consumer is told that partitions are lost
    RebalanceOnStaticJoin |-> "2.5",      \* KAFKA-9801: ... also while assignments are awaited
    PersistStaticRejoin   |-> "2.7",      \* KAFKA-10284: a replaced member id is written down

    \* who is a member
    BgHeartbeat           |-> "0.10",     \* KIP-62: heartbeats in the background, a poll interval
    MemberIdRequired      |-> "2.2",      \* KIP-394: a member knows its id before it is one
    GenEqCheck            |-> "2.6",      \* KAFKA-9823: an answer is about the generation asked in
    HeartbeatCompleting   |-> "2.7",      \* KAFKA-10134: a change: heartbeats count while syncing
    ExpirePendingSync     |-> "3.0",      \* KAFKA-12890: who does not sync in time is removed
    ShorterBatches        |-> "never",    \* max.poll.records so small that a batch takes less
                                          \* than max.poll.interval.ms

    \* who gives up what
    OwnedGen              |-> "3.0",      \* KAFKA-12984, KIP-792: only the newest claim counts
    AsyncRevokeCommit     |-> "3.2",      \* KAFKA-13310: a change: poll goes on while it commits
    NoFetchWhileRevoking  |-> "3.3",      \* KAFKA-14196: ... but not with what it gives up

    \* where offsets are kept
    ExpireOnlyEmpty       |-> "2.1",      \* KIP-211: offsets expire in empty groups only
    CoordEpochOrder       |-> "3.0",      \* KAFKA-10614: load and unload in the order of epochs
    OffsetAfterHw         |-> "4.0",      \* KIP-1041: a commit is answered when it is replicated

    \* what an application does with a record
    ProcessBeforePoll     |-> "never",    \* a batch is processed before the next poll
    ResetNewToEarliest    |-> "never" ]   \* a partition younger than the group is read from
                                          \* its start

On(fix) == Contains(FixedIn, fix)         \* the version contains the fix

ASSUME Minus \cup Plus \subseteq DOMAIN FixedIn

=============================================================================
