--------------------------- MODULE ConsumerOffsets --------------------------
(***************************************************************************)
(* Committed offsets and what a client may expect of them.  Consumers of   *)
(* one or more groups read a partition; of each group one consumer at a    *)
(* time owns it, reads on from the committed offset, processes records and *)
(* commits.  When it commits decides the guarantee:                        *)
(*   "after"    processing, by hand           at least once                *)
(*   "before"   processing, by hand           at most once                 *)
(*   "auto"     inside poll(), what earlier polls returned: at least once, *)
(*              if a batch is processed before the next poll               *)
(*   "revoke"   to a store of the application's own, when the partition is *)
(*              taken away: nothing but the callback guards that store     *)
(*                                                                         *)
(* The group protocol is only what both the classic and the newer one come *)
(* to: a generation with one owner, which may not know yet that it is, or  *)
(* that it no longer is; ConsumerGroup implements it.  One group is a      *)
(* queue (point-to-point); several groups each get all (publish/subscribe).*)
(*                                                                         *)
(* Not modelled: loss of the offsets themselves (OffsetsLog), retention of *)
(* records, transactions.                                                  *)
(*                                                                         *)
(* Kafka: KafkaConsumer, ConsumerCoordinator, SubscriptionState;           *)
(* GroupCoordinator, GroupMetadataManager.                                 *)
(***************************************************************************)
EXTENDS Integers, Sequences, GroupVersions

CONSTANTS
  Groups,           \* the groups that read the partition
  Consumers,        \* all consumers
  GroupOf(_),       \* the group of a consumer
  Nobody,           \* no consumer
  Commits,          \* when they commit: see above
  Reset,            \* auto.offset.reset: "earliest" or "latest"
  NewPartition      \* the groups subscribed to the topic before the partition was added

CONSTANTS           \* budgets: how often the world may interfere
  MaxRecords,       \* records written
  MaxRebalances,    \* rebalances that the owner takes part in
  MaxEvictions,     \* owners removed, alive or not
  MaxCrashes,       \* consumers that lose what they had in hand
  MaxExpiries,      \* committed offsets that are forgotten
  MaxRewinds,       \* offsets set back from outside of the group
  Within(_, _)      \* Within(count, limit): the budget allows one more

ASSUME /\ Commits \in {"after", "before", "auto", "revoke"}
       /\ Reset \in {"earliest", "latest"}
       /\ NewPartition \in BOOLEAN
       /\ Nobody \notin Consumers

VARIABLES           \* of the coordinator, for each group
  generation,       \* counts the assignments
  owner,            \* who has the partition in this generation
  rebalancing,      \* whether a new generation is being prepared
  committed         \* the committed offset, None if there is none

VARIABLES
  consumer,         \* of each consumer: what it acts on (below)
  end,              \* the end of the partition: how many records were written
  processed,        \* of each group: how often each record was processed, 2 for more
  promised,         \* of each group: the offset from which on nothing may be missed
  faults            \* how much of the budgets is spent

coordinator == <<generation, owner, rebalancing, committed>>
vars        == <<coordinator, consumer, end, processed, promised, faults>>

-----------------------------------------------------------------------------
(* A consumer acts on an assignment until it learns of the next.           *)
(*   held      the generation of its assignment, 0 if it has none          *)
(*   position  the next record that poll() returns                         *)
(*   handled   the next record to process: what lies between, is in hand   *)
(*   covered   the offset up to which it has itself committed              *)
(*   sent      the last commit before giving up the partition, None if it  *)
(*             is not about to                                             *)

None == -1

Idle == [held |-> 0, position |-> 0, handled |-> 0, covered |-> None, sent |-> None]

Members(group) == { c \in Consumers : GroupOf(c) = group }

IsEmpty(group) == owner[group] = Nobody /\ ~rebalancing[group]

Holds(c)   == consumer[c].held > 0
IsOwner(c) == owner[GroupOf(c)] = c /\ consumer[c].held = generation[GroupOf(c)]

InHand(group, offset) ==
  \E c \in Members(group) : Holds(c) /\ consumer[c].handled <= offset
                                     /\ offset < consumer[c].position

InPoll(c) ==                     \* the application is not in the middle of a batch
  Commits = "auto" /\ On("ProcessBeforePoll") => consumer[c].handled = consumer[c].position

CommitOffset(c) ==
  IF Commits \in {"after", "revoke"} THEN consumer[c].handled ELSE consumer[c].position

FirstPromise == IF Reset = "earliest" \/ NewPartition THEN 0 ELSE None

Start(group) ==                  \* where the owner begins to read
  IF committed[group] # None THEN committed[group]
  ELSE IF Reset = "earliest" \/ (NewPartition /\ On("ResetNewToEarliest")) THEN 0 ELSE end

Init ==
  /\ generation  = [group \in Groups |-> 0]
  /\ owner       = [group \in Groups |-> Nobody]
  /\ rebalancing = [group \in Groups |-> FALSE]
  /\ committed   = [group \in Groups |-> None]
  /\ consumer    = [c \in Consumers |-> Idle]
  /\ end         = 0
  /\ processed   = [group \in Groups |-> <<>>]
  /\ promised    = [group \in Groups |-> FirstPromise]
  /\ faults      = [rebalances |-> 0, evictions |-> 0, crashes |-> 0, expiries |-> 0, rewinds |-> 0]

-----------------------------------------------------------------------------
(* The world.                                                              *)

Produce ==                       \* The world: some producer appends a record
  /\ Within(end, MaxRecords)
  /\ end'       = end + 1
  /\ processed' = [group \in Groups |-> Append(processed[group], 0)]
  /\ UNCHANGED <<coordinator, consumer, promised, faults>>

Crash(c) ==                      \* The world: the process dies; it starts again, and knows nothing
  /\ Holds(c)
  /\ Within(faults.crashes, MaxCrashes)
  /\ consumer' = [consumer EXCEPT ![c] = Idle]
  /\ faults'   = [faults EXCEPT !.crashes = @ + 1]
  /\ UNCHANGED <<coordinator, end, processed, promised>>

-----------------------------------------------------------------------------
(* The coordinator of a group.                                             *)

Assign(group, c) ==              \* GroupCoordinator.onCompleteJoin ... doSyncGroup
  /\ owner[group] = Nobody
  /\ GroupOf(c) = group
  /\ owner'       = [owner       EXCEPT ![group] = c]
  /\ generation'  = [generation  EXCEPT ![group] = @ + 1]
  /\ rebalancing' = [rebalancing EXCEPT ![group] = FALSE]
  /\ UNCHANGED <<committed, consumer, end, processed, promised, faults>>

PrepareRebalance(group) ==       \* GroupCoordinator.prepareRebalance
  /\ owner[group] # Nobody
  /\ ~rebalancing[group]
  /\ Within(faults.rebalances, MaxRebalances)
  /\ rebalancing' = [rebalancing EXCEPT ![group] = TRUE]
  /\ faults'      = [faults EXCEPT !.rebalances = @ + 1]
  /\ UNCHANGED <<generation, owner, committed, consumer, end, processed, promised>>

Evict(group) ==                  \* onExpireHeartbeat; or the rebalance timeout
  /\ owner[group] # Nobody
  /\ Within(faults.evictions, MaxEvictions)
  /\ owner'       = [owner       EXCEPT ![group] = Nobody]
  /\ rebalancing' = [rebalancing EXCEPT ![group] = TRUE]
  /\ faults'      = [faults EXCEPT !.evictions = @ + 1]
  /\ UNCHANGED <<generation, committed, consumer, end, processed, promised>>

Disband(group) ==                \* GroupCoordinator.onCompleteJoin: nobody is left, Empty
  /\ owner[group] = Nobody
  /\ rebalancing[group]
  /\ rebalancing' = [rebalancing EXCEPT ![group] = FALSE]
  /\ UNCHANGED <<generation, owner, committed, consumer, end, processed, promised, faults>>

(* KIP-211: the time after which an offset expires counts from when the    *)
(* group became empty, not from the commit.  A group whose offsets have    *)
(* expired is a new one.                                                   *)

ExpireOffset(group) ==           \* GroupMetadataManager.cleanupGroupMetadata
  /\ committed[group] # None
  /\ On("ExpireOnlyEmpty") => IsEmpty(group)
  /\ Within(faults.expiries, MaxExpiries)
  /\ committed' = [committed EXCEPT ![group] = None]
  /\ promised'  = IF IsEmpty(group)
                  THEN [promised EXCEPT ![group] = IF Reset = "earliest" THEN 0 ELSE None]
                  ELSE promised
  /\ faults'    = [faults EXCEPT !.expiries = @ + 1]
  /\ UNCHANGED <<generation, owner, rebalancing, consumer, end, processed>>

Rewind(group, offset) ==         \* AdminClient.alterConsumerGroupOffsets, assign() and commit
  /\ offset < committed[group]
  /\ On("GenFence") => IsEmpty(group)                       \* else UNKNOWN_MEMBER_ID
  /\ Within(faults.rewinds, MaxRewinds)
  /\ committed' = [committed EXCEPT ![group] = offset]
  /\ faults'    = [faults EXCEPT !.rewinds = @ + 1]
  /\ UNCHANGED <<generation, owner, rebalancing, consumer, end, processed, promised>>

-----------------------------------------------------------------------------
(* Consumers.                                                              *)

TakeOver(c) ==                   \* onJoinComplete, refreshCommittedOffsetsIfNeeded, resetPositions
  LET group == GroupOf(c)
  IN  /\ owner[group] = c
      /\ ~Holds(c)
      /\ consumer' = [consumer EXCEPT ![c] =
                        [held     |-> generation[group], position |-> Start(group),
                         handled  |-> Start(group),      covered  |-> committed[group],
                         sent     |-> None]]
      /\ UNCHANGED <<coordinator, end, processed, promised, faults>>

(* KAFKA-13310 let poll() return while the last commit before a rebalance  *)
(* was under way.  KAFKA-14196: the records it returned were not in that   *)
(* commit.                                                                 *)

GoesOn(c) ==
  \/ consumer[c].sent = None
  \/ On("AsyncRevokeCommit") /\ ~On("NoFetchWhileRevoking")

Poll(c) ==                       \* KafkaConsumer.poll, Fetcher.collectFetch: one record
  /\ Holds(c)
  /\ GoesOn(c)
  /\ InPoll(c)
  /\ consumer[c].position < end
  /\ consumer' = [consumer EXCEPT ![c].position = @ + 1]
  /\ UNCHANGED <<coordinator, end, processed, promised, faults>>

Process(c) ==                    \* The world: the application processes a record
  LET group  == GroupOf(c)
      offset == consumer[c].handled
  IN  /\ Holds(c)
      /\ GoesOn(c)
      /\ offset < consumer[c].position
      /\ Commits = "before" => offset < consumer[c].covered
      /\ consumer'  = [consumer  EXCEPT ![c].handled = @ + 1]
      /\ processed' = [processed EXCEPT ![group][offset + 1] = IF @ < 2 THEN @ + 1 ELSE @]
      /\ UNCHANGED <<coordinator, end, promised, faults>>

Store(group, offset) ==
  /\ committed' = [committed EXCEPT ![group] = offset]
  /\ promised'  = [promised  EXCEPT ![group] = IF @ = None THEN offset ELSE @]

Commit(c) ==                     \* commitSync, maybeAutoCommitOffsetsAsync; doCommitOffsets
  LET group  == GroupOf(c)
      offset == CommitOffset(c)
  IN  /\ Holds(c)
      /\ consumer[c].sent = None
      /\ Commits # "revoke"
      /\ InPoll(c)
      /\ offset # consumer[c].covered
      /\ IF IsOwner(c) \/ ~On("GenFence")
         THEN /\ Store(group, offset)
              /\ consumer' = [consumer EXCEPT ![c].covered = offset]
         ELSE /\ consumer' = [consumer EXCEPT ![c] = Idle]  \* CommitFailedException
              /\ UNCHANGED <<committed, promised>>
      /\ UNCHANGED <<generation, owner, rebalancing, end, processed, faults>>

StartRevoking(c) ==              \* onJoinPrepare: the last commit is sent
  /\ IsOwner(c)
  /\ rebalancing[GroupOf(c)]
  /\ consumer[c].sent = None
  /\ InPoll(c)
  /\ consumer' = [consumer EXCEPT ![c].sent = CommitOffset(c)]
  /\ UNCHANGED <<coordinator, end, processed, promised, faults>>

Revoke(c) ==                     \* ... it has arrived: onPartitionsRevoked, JoinGroup
  LET group == GroupOf(c)
  IN  /\ IsOwner(c)
      /\ consumer[c].sent # None
      /\ Store(group, consumer[c].sent)
      /\ consumer' = [consumer EXCEPT ![c] = Idle]
      /\ owner'    = [owner EXCEPT ![group] = Nobody]
      /\ UNCHANGED <<generation, rebalancing, end, processed, faults>>

(* KIP-429: a consumer that was removed does not own its partitions any    *)
(* more.  Before onPartitionsLost, the application was told that they were *)
(* revoked, and did what it does then.                                     *)

Lose(c) ==                       \* UNKNOWN_MEMBER_ID, ILLEGAL_GENERATION: onLeavePrepare
  LET group == GroupOf(c)
  IN  /\ Holds(c)
      /\ ~IsOwner(c)
      /\ IF Commits = "revoke" /\ ~On("OnLost")
         THEN Store(group, CommitOffset(c))
         ELSE UNCHANGED <<committed, promised>>
      /\ consumer' = [consumer EXCEPT ![c] = Idle]
      /\ UNCHANGED <<generation, owner, rebalancing, end, processed, faults>>

-----------------------------------------------------------------------------
Consuming(c) ==
  \/ TakeOver(c)
  \/ Poll(c)
  \/ Process(c)
  \/ Commit(c)
  \/ StartRevoking(c)
  \/ Revoke(c)
  \/ Lose(c)

Coordinating(group) ==
  \/ \E c \in Consumers : Assign(group, c)
  \/ PrepareRebalance(group)
  \/ Evict(group)
  \/ Disband(group)
  \/ ExpireOffset(group)
  \/ \E offset \in 0 .. end : Rewind(group, offset)

Next ==
  \/ Produce
  \/ \E c \in Consumers : Consuming(c) \/ Crash(c)
  \/ \E group \in Groups : Coordinating(group)

Fairness ==
  /\ WF_vars(Produce)
  /\ \A c \in Consumers :
       /\ WF_vars(TakeOver(c) \/ Lose(c))
       /\ WF_vars(Poll(c))
       /\ WF_vars(Process(c))
       /\ WF_vars(Commit(c))
       /\ WF_vars(StartRevoking(c) \/ Revoke(c))
  /\ \A group \in Groups : WF_vars(\E c \in Consumers : Assign(group, c))

Spec == Init /\ [][Next]_vars /\ Fairness

-----------------------------------------------------------------------------
TypeOK ==
  /\ \A group \in Groups :
       /\ generation[group] \in Nat
       /\ owner[group] \in Members(group) \cup {Nobody}
       /\ rebalancing[group] \in BOOLEAN
       /\ committed[group] \in 0 .. end \cup {None}
       /\ processed[group] \in [1 .. end -> 0 .. 2]
       /\ promised[group] \in (IF Reset = "earliest" THEN {0} ELSE 0 .. end \cup {None})
  /\ \A c \in Consumers :
       /\ consumer[c].held \in 0 .. generation[GroupOf(c)]
       /\ consumer[c].position \in 0 .. end
       /\ consumer[c].handled \in 0 .. consumer[c].position
       /\ consumer[c].covered \in 0 .. consumer[c].position \cup {None}
       /\ consumer[c].sent \in 0 .. consumer[c].position \cup {None}
  /\ end \in Nat
  /\ \A kind \in DOMAIN faults : faults[kind] \in Nat

-----------------------------------------------------------------------------
FewGenerations ==                \* each assignment has its reason, and nothing precedes the first
  \A group \in Groups :
    /\ generation[group] <= 1 + faults.rebalances + faults.evictions
    /\ generation[group] = 0 => IsEmpty(group)

NothingInHand ==                 \* who has no partition has no records of it either
  \A c \in Consumers : Holds(c) \/ consumer[c] = Idle

RebalancesInOrder ==             \* who is out leaves a rebalance behind, which waits for the owner
  [][\A group \in Groups :
       /\ owner[group] # Nobody /\ owner'[group] = Nobody => rebalancing'[group]
       /\ rebalancing[group] /\ ~rebalancing'[group] => owner[group] = Nobody]_vars

PollsInTurn ==                   \* not in a batch, nor while the last commit is under way
  [][\A c \in Consumers : Holds(c) /\ consumer'[c].position > consumer[c].position =>
       /\ Commits = "auto" /\ On("ProcessBeforePoll") => consumer[c].handled = consumer[c].position
       /\ consumer[c].sent # None => On("AsyncRevokeCommit") /\ ~On("NoFetchWhileRevoking")]_vars

(* Who may change the committed offset.                                    *)

NoUnownedRegress ==              \* G3: it goes back only from outside, in an empty group
  [][\A group \in Groups :
       committed'[group] # None /\ committed'[group] < committed[group] => IsEmpty(group)]_vars

CommitFenced ==                  \* G2: else only the owner changes it
  [][\A group \in Groups :
       committed'[group] \notin {committed[group], None} =>
         \/ IsEmpty(group)
         \/ LET c == owner[group]
            IN  /\ c # Nobody
                /\ consumer[c].held = generation[group]
                /\ committed'[group] \in {CommitOffset(c), consumer[c].sent}]_vars

ExpiresEmpty ==                  \* KIP-211: no offset expires while somebody reads, or comes
  [][\A group \in Groups : committed[group] # None /\ committed'[group] = None =>
       owner[group] = Nobody /\ ~rebalancing[group]]_vars

StoresOnRevoke ==                \* "revoke": only who gives the partition up, in good order
  [][Commits = "revoke" => \A group \in Groups : committed'[group] # committed[group] =>
       IsEmpty(group) \/ \E c \in Members(group) : IsOwner(c) /\ ~Holds(c)']_vars

(* What an application may expect.                                         *)

Missed(group) ==                 \* passed over by the committed offset
  { offset \in promised[group] .. committed[group] - 1 :
      offset >= 0 /\ processed[group][offset + 1] = 0 }

AtLeastOnce ==                   \* G4: nothing is passed over that nobody will process
  \A group \in Groups : \A offset \in Missed(group) : InHand(group, offset)

CommittedIsProcessed ==          \* ... "after" and "auto": even if all consumers fail now
  \A group \in Groups : Missed(group) = {}

AtMostOnce ==                    \* "before"
  \A group \in Groups : \A offset \in 0 .. end - 1 : processed[group][offset + 1] < 2

OnceWithoutFault ==              \* a queue: rebalances alone repeat nothing
  faults.crashes + faults.evictions + faults.expiries + faults.rewinds = 0 => AtMostOnce

EveryGroupReads ==               \* publish/subscribe: each group gets all there is
  \A group \in Groups : <>[](committed[group] = end /\ Missed(group) = {})

=============================================================================
