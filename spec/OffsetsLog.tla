----------------------------- MODULE OffsetsLog -----------------------------
(***************************************************************************)
(* Where committed offsets are kept: one partition of __consumer_offsets,  *)
(* whose leader is the coordinator of the groups in it.  A coordinator     *)
(* appends a commit to its log, and serves offsets from a cache that it    *)
(* loads from the log when it is elected and drops when it resigns.        *)
(*                                                                         *)
(* Loading and unloading are tasks that a broker does in its own time, as  *)
(* a log can be long; leadership itself is known at once.  One group, one  *)
(* partition of a topic: a commit is a number, each higher than the last.  *)
(*                                                                         *)
(* Not modelled: how the log is replicated (Replication): a follower takes *)
(* over all of its leader's log in one step, and all brokers are in sync;  *)
(* a high watermark that lags on a new leader; compaction.  What may be    *)
(* committed by whom, is ConsumerOffsets.                                  *)
(*                                                                         *)
(* Kafka: GroupCoordinator, GroupMetadataManager; since 4.0                *)
(* GroupCoordinatorService, CoordinatorRuntime, CoordinatorLoaderImpl.     *)
(***************************************************************************)
EXTENDS Naturals, Sequences, FiniteSets, ReplicaLog, GroupVersions

CONSTANTS
  Brokers,          \* the replicas of the partition
  FirstLeader       \* who leads it at first

CONSTANTS           \* budgets
  MaxCommits,       \* commits that clients send
  MaxElections,     \* changes of the leader
  Within(_, _)      \* Within(count, limit): the budget allows one more

ASSUME FirstLeader \in Brokers

VARIABLES           \* of the partition
  leader,           \* who leads it
  epoch,            \* its leader epoch
  log               \* of each broker: commits, [epoch |-> e, id |-> offset]

VARIABLES           \* of each broker as a coordinator
  tasks,            \* what it has yet to do: [kind |-> "load" or "unload", epoch |-> e]
  handled,          \* the newest epoch of a task that it has done
  loaded,           \* whether it serves offsets
  cache             \* the offset that it serves

VARIABLES           \* of the clients
  commits,          \* how many they have sent
  known             \* the highest offset that they were told to be committed

vars == <<leader, epoch, log, tasks, handled, loaded, cache, commits, known>>

-----------------------------------------------------------------------------
LastId(entries) == IF entries = <<>> THEN 0 ELSE entries[Len(entries)].id

ReplicatedEnd(broker) ==         \* the high watermark: up to where all replicas agree
  Greatest({ end \in 0 .. EndOffset(log[broker]) :
               \A other \in Brokers : /\ end <= EndOffset(log[other])
                                      /\ Agree(log[broker], log[other], end) })

Coordinates(broker) ==           \* else NOT_COORDINATOR, or COORDINATOR_LOAD_IN_PROGRESS
  /\ leader = broker
  /\ loaded[broker]
  /\ [kind |-> "load", epoch |-> epoch] \notin tasks[broker]

Init ==
  /\ leader  = FirstLeader
  /\ epoch   = 1
  /\ log     = [broker \in Brokers |-> <<>>]
  /\ tasks   = [broker \in Brokers |-> IF broker = leader THEN {[kind |-> "load", epoch |-> 1]}
                                                          ELSE {}]
  /\ handled = [broker \in Brokers |-> 0]
  /\ loaded  = [broker \in Brokers |-> FALSE]
  /\ cache   = [broker \in Brokers |-> 0]
  /\ commits = 0
  /\ known   = 0

-----------------------------------------------------------------------------
(* The partition.                                                          *)

Elect(broker) ==                 \* the controller; onElection and onResignation are scheduled
  /\ broker # leader
  /\ Within(epoch - 1, MaxElections)
  /\ leader' = broker
  /\ epoch'  = epoch + 1
  /\ tasks'  = [tasks EXCEPT
                  ![broker] = @ \cup {[kind |-> "load",   epoch |-> epoch + 1]},
                  ![leader] = @ \cup {[kind |-> "unload", epoch |-> epoch + 1]}]
  /\ UNCHANGED <<log, handled, loaded, cache, commits, known>>

Replicate(follower) ==           \* ReplicaFetcherThread: it cuts off what differs, and fetches the rest
  /\ log[follower] # log[leader]
  /\ log' = [log EXCEPT ![follower] = log[leader]]
  /\ UNCHANGED <<leader, epoch, tasks, handled, loaded, cache, commits, known>>

-----------------------------------------------------------------------------
(* The coordinator's tasks.  KAFKA-10614: one that is older than what was  *)
(* done already, is left undone.                                           *)

Due(broker, task) == On("CoordEpochOrder") => task.epoch > handled[broker]

Done(broker, task) ==
  /\ tasks'   = [tasks EXCEPT ![broker] = @ \ {task}]
  /\ handled' = [handled EXCEPT ![broker] = Larger(@, task.epoch)]

LoadedOffset(broker) ==          \* before 4.0 all that is in the log, committed or not
  LastId(IF On("OffsetAfterHw") THEN Prefix(log[broker], ReplicatedEnd(broker)) ELSE log[broker])

Load(broker, task) ==            \* GroupMetadataManager.loadGroupsAndOffsets
  /\ Due(broker, task)
  /\ task.kind = "load"
  /\ Done(broker, task)
  /\ loaded' = [loaded EXCEPT ![broker] = TRUE]
  /\ cache'  = [cache  EXCEPT ![broker] = LoadedOffset(broker)]
  /\ UNCHANGED <<leader, epoch, log, commits, known>>

Unload(broker, task) ==          \* GroupMetadataManager.removeGroupsAndOffsets
  /\ Due(broker, task)
  /\ task.kind = "unload"
  /\ Done(broker, task)
  /\ loaded' = [loaded EXCEPT ![broker] = FALSE]
  /\ cache'  = [cache  EXCEPT ![broker] = 0]
  /\ UNCHANGED <<leader, epoch, log, commits, known>>

SkipTask(broker, task) ==        \* KAFKA-10614: maybeUpdateCoordinatorEpoch says no
  /\ ~Due(broker, task)
  /\ Done(broker, task)
  /\ UNCHANGED <<leader, epoch, log, loaded, cache, commits, known>>

-----------------------------------------------------------------------------
(* Commits.  KIP-1041: offsets.commit.required.acks could be set to 1, and *)
(* a commit be answered when only the leader had it.                       *)

HandleOffsetCommit(broker) ==    \* GroupMetadataManager.storeOffsets: appended
  /\ Coordinates(broker)
  /\ Within(commits, MaxCommits)
  /\ commits' = commits + 1
  /\ log'     = [log EXCEPT ![broker] = Append(@, [epoch |-> epoch, id |-> commits'])]
  /\ UNCHANGED <<leader, epoch, tasks, handled, loaded, cache, known>>

CommittableEnd(broker) ==
  IF On("OffsetAfterHw") THEN ReplicatedEnd(broker) ELSE EndOffset(log[broker])

AnswerOffsetCommit(broker) ==    \* ... from pendingOffsets into the cache, and answered
  LET offset == LastId(Prefix(log[broker], CommittableEnd(broker)))
  IN  /\ Coordinates(broker)
      /\ offset > cache[broker]
      /\ cache' = [cache EXCEPT ![broker] = offset]
      /\ known' = Larger(known, offset)
      /\ UNCHANGED <<leader, epoch, log, tasks, handled, loaded, commits>>

HandleOffsetFetch(broker) ==     \* GroupMetadataManager.getOffsets
  /\ Coordinates(broker)
  /\ known' = Larger(known, cache[broker])
  /\ UNCHANGED <<leader, epoch, log, tasks, handled, loaded, cache, commits>>

-----------------------------------------------------------------------------
Attend(broker) ==
  \E task \in tasks[broker] :
    \/ Load(broker, task)
    \/ Unload(broker, task)
    \/ SkipTask(broker, task)

Next ==
  \E broker \in Brokers :
    \/ Elect(broker)
    \/ Replicate(broker)
    \/ Attend(broker)
    \/ HandleOffsetCommit(broker)
    \/ AnswerOffsetCommit(broker)
    \/ HandleOffsetFetch(broker)

Fairness ==
  \A broker \in Brokers :
    /\ WF_vars(Attend(broker))
    /\ WF_vars(Replicate(broker))
    /\ WF_vars(AnswerOffsetCommit(broker))

Spec == Init /\ [][Next]_vars /\ Fairness

-----------------------------------------------------------------------------
TypeOK ==
  /\ leader \in Brokers
  /\ epoch \in Nat
  /\ commits \in Nat
  /\ known \in 0 .. commits
  /\ \A broker \in Brokers :
       /\ IsLog(log[broker], [epoch : 1 .. epoch, id : 1 .. commits])
       /\ tasks[broker] \subseteq [kind : {"load", "unload"}, epoch : 1 .. epoch]
       /\ handled[broker] \in 0 .. epoch
       /\ loaded[broker] \in BOOLEAN
       /\ cache[broker] \in 0 .. commits

CommitsInOrder ==                \* each commit is in a log at most once, behind earlier ones
  \A broker \in Brokers : \A i, j \in 1 .. Len(log[broker]) :
    i < j => log[broker][i].id < log[broker][j].id

NoUnownedRegress ==              \* G3: no coordinator offers less than clients know already
  \A broker \in Brokers : Coordinates(broker) => cache[broker] >= known

CoordinatorLeads ==              \* G2, K2: who has done all of its tasks, serves if it leads
  \A broker \in Brokers : tasks[broker] = {} => (loaded[broker] <=> leader = broker)

UnloadedIsEmpty == \A broker \in Brokers : ~loaded[broker] => cache[broker] = 0

CoordinatorAppends ==            \* only it writes, the others copy; who was told, knows
  [][\A broker \in Brokers :
       /\ log'[broker] # log[broker] => Coordinates(broker) \/ log'[broker] = log[leader]
       /\ cache'[broker] # cache[broker] /\ handled' = handled => known' >= cache'[broker]]_vars

TasksKept == [][\A broker \in Brokers :
                  Cardinality(tasks[broker] \ tasks'[broker]) <= IF epoch' = epoch THEN 1 ELSE 0]_vars

(* In the end there is a coordinator, and it offers all that its log has.  *)

CoordinatorServes ==
  <>[](/\ Coordinates(leader)
       /\ cache[leader] = LastId(log[leader])
       /\ \A broker \in Brokers : tasks[broker] = {})

=============================================================================
