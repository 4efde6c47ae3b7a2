------------------------------ MODULE PollLoop ------------------------------
(***************************************************************************)
(* The loop of a consumer, poll - process - commit, against the clocks     *)
(* that watch it.  A batch that takes too long costs the consumer its      *)
(* membership, its commit is refused, and the next one gets the same batch.*)
(*                                                                         *)
(* The unit of time is the processing of one record.  Clocks are exact:    *)
(* nothing more is processed by a member whose time is up, before it is    *)
(* out of the group.  Which clock that is, depends on the version:         *)
(*   before KIP-62   heartbeats are sent inside poll() only, so processing *)
(*                   has to end within session.timeout.ms                  *)
(*   since KIP-62    a thread of the consumer sends heartbeats, and leaves *)
(*                   the group for it when max.poll.interval.ms is over    *)
(*                                                                         *)
(* Not modelled: how the group agrees on an assignment (ConsumerGroup).    *)
(* There is one partition; a rebalance is the one step that assigns it.    *)
(*                                                                         *)
(* Kafka: KafkaConsumer, ConsumerCoordinator, AbstractCoordinator,         *)
(* Heartbeat; GroupCoordinator.                                            *)
(***************************************************************************)
EXTENDS Naturals, Extremes, GroupVersions

CONSTANTS
  Members,          \* the consumers of the group
  Nobody,           \* no member
  Backlog,          \* the records of the partition
  MaxPollRecords,   \* max.poll.records: how many of them one poll returns
  SessionTimeout,   \* session.timeout.ms, in records
  MaxPollInterval   \* max.poll.interval.ms, in records

ASSUME /\ Nobody \notin Members
       /\ MaxPollRecords > 0 /\ SessionTimeout > 0 /\ MaxPollInterval > 0

VARIABLES           \* of the coordinator
  group,            \* the members of the group
  owner,            \* who has the partition
  committed         \* the committed offset

VARIABLES           \* of each member
  batch,            \* the records of the last poll: [next |-> o, end |-> o], next = end if done
  elapsed           \* time since the last poll

VARIABLE
  processed         \* the records that were processed at least once

vars == <<group, owner, committed, batch, elapsed, processed>>

-----------------------------------------------------------------------------
NoBatch == [next |-> 0, end |-> 0]

Busy(member)     == batch[member].next < batch[member].end
Finished(member) == batch[member] # NoBatch /\ ~Busy(member)

TimeLimit == IF On("BgHeartbeat") THEN MaxPollInterval ELSE SessionTimeout

TimeIsUp(member) ==              \* it has more to do, and no time
  /\ member \in group
  /\ Busy(member)
  /\ elapsed[member] >= TimeLimit

BatchSize == IF On("ShorterBatches") THEN Smaller(MaxPollRecords, MaxPollInterval)
                                     ELSE MaxPollRecords

Init ==
  /\ group     = {}
  /\ owner     = Nobody
  /\ committed = 0
  /\ batch     = [member \in Members |-> NoBatch]
  /\ elapsed   = [member \in Members |-> 0]
  /\ processed = {}

-----------------------------------------------------------------------------
(* The consumer.                                                           *)

Join(member) ==                  \* only inside poll(): AbstractCoordinator.ensureActiveGroup
  /\ member \notin group
  /\ batch[member] = NoBatch
  /\ group' = group \cup {member}
  /\ UNCHANGED <<owner, committed, batch, elapsed, processed>>

Poll(member) ==                  \* KafkaConsumer.poll: from the committed offset on
  /\ owner = member
  /\ batch[member] = NoBatch
  /\ committed < Backlog
  /\ batch'   = [batch EXCEPT ![member] =
                   [next |-> committed, end |-> Smaller(committed + BatchSize, Backlog)]]
  /\ elapsed' = [elapsed EXCEPT ![member] = 0]
  /\ UNCHANGED <<group, owner, committed, processed>>

Process(member) ==               \* The world: the application; it does not notice that it was removed
  /\ Busy(member)
  /\ ~TimeIsUp(member)
  /\ processed' = processed \cup {batch[member].next}
  /\ batch'     = [batch EXCEPT ![member].next = @ + 1]
  /\ elapsed'   = [elapsed EXCEPT ![member] = @ + 1]
  /\ UNCHANGED <<group, owner, committed>>

Commit(member) ==                \* KafkaConsumer.commitSync; refused: CommitFailedException
  /\ Finished(member)
  /\ committed' = IF owner = member THEN batch[member].end ELSE committed
  /\ batch'     = [batch EXCEPT ![member] = NoBatch]
  /\ UNCHANGED <<group, owner, elapsed, processed>>

-----------------------------------------------------------------------------
(* The group.                                                              *)

TimeOut(member) ==               \* onExpireHeartbeat; KIP-62: HeartbeatThread, maybeLeaveGroup
  /\ TimeIsUp(member)
  /\ group' = group \ {member}
  /\ owner' = IF owner = member THEN Nobody ELSE owner
  /\ UNCHANGED <<committed, batch, elapsed, processed>>

Assign(member) ==                \* ConsumerCoordinator.onJoinComplete: a rebalance, as a whole
  /\ owner = Nobody
  /\ member \in group
  /\ owner' = member
  /\ UNCHANGED <<group, committed, batch, elapsed, processed>>

Next ==
  \E member \in Members :
    \/ Join(member)
    \/ Poll(member)
    \/ Process(member)
    \/ Commit(member)
    \/ TimeOut(member)
    \/ Assign(member)

Fairness ==                      \* nobody crashes, stops working, or is kept waiting for ever
  /\ \A member \in Members :
       /\ WF_vars(Join(member))
       /\ WF_vars(Poll(member))
       /\ WF_vars(Process(member))
       /\ WF_vars(Commit(member))
       /\ WF_vars(TimeOut(member))
  /\ WF_vars(\E member \in Members : Assign(member))

Spec == Init /\ [][Next]_vars /\ Fairness

-----------------------------------------------------------------------------
TypeOK ==
  /\ group \subseteq Members
  /\ owner \in Members \cup {Nobody}
  /\ committed \in 0 .. Backlog
  /\ \A member \in Members :
       /\ batch[member].next \in 0 .. batch[member].end
       /\ batch[member].end \in 0 .. Backlog
       /\ batch[member].end <= batch[member].next + MaxPollRecords
       /\ elapsed[member] \in 0 .. MaxPollRecords
  /\ processed \subseteq 0 .. Backlog - 1

OwnerIsMember == owner # Nobody => owner \in group

AtLeastOnce ==                   \* G4: what is committed was processed
  0 .. committed - 1 \subseteq processed

WithinTime ==                    \* the clock is heard before anything else is done
  \A member \in group : Busy(member) => elapsed[member] <= TimeLimit

(* The committed offset moves on, whatever the batches (G5).               *)

Progress == <>(committed = Backlog)

(* A member that is processing keeps its membership, if a batch takes no   *)
(* longer than the time limit.                                             *)

KeepsMembership ==
  [][BatchSize <= TimeLimit => group \subseteq group']_vars

RemovedWhenLate ==               \* ... and nobody loses it for another reason
  [][\A member \in group \ group' : TimeIsUp(member) /\ batch' = batch]_vars

LateIsRemoved == \A member \in Members : TimeIsUp(member) ~> member \notin group

NobodyIdles ==                   \* the partition is soon assigned again, if anyone is there
  (owner = Nobody /\ group # {}) ~> owner # Nobody

InsidePoll ==                    \* a consumer joins between two batches, and a poll returns records
  [][\A member \in Members :
       /\ member \in group' \ group => batch[member] = NoBatch
       /\ batch[member] = NoBatch /\ batch'[member] # NoBatch
            => batch'[member].next < batch'[member].end]_vars

(* The committed offset is moved by the owner, by one batch at a time.     *)

CommittedByOwner ==
  [][committed' # committed => /\ owner # Nobody
                               /\ batch[owner].end = committed'
                               /\ batch'[owner] = NoBatch]_vars

=============================================================================
