-------------------------- MODULE PartitionLogStart --------------------------
(***************************************************************************)
(* Where the logs of a partition start, message by message.  A leader      *)
(* deletes records on request (DeleteRecords, KIP-107), any replica its    *)
(* old segments; a follower learns its leader's log start with what it     *)
(* fetches, and the leader the followers' with their fetches, so that it   *)
(* can answer the request when all have deleted.  A follower that has not  *)
(* yet what its leader has deleted is out of range: it gives up its log    *)
(* and begins where the leader's begins.                                   *)
(*                                                                         *)
(* All else is as in TruncationOnFetch: epochs, elections, changes of the  *)
(* ISR, faults.  LogStart is the same with offsets only, a third of the    *)
(* size.  `log' still has the records below the log start; no replica      *)
(* looks at them: they are what the properties are about.                  *)
(*                                                                         *)
(* Not modelled: segments (a log may start anywhere), the two ListOffsets  *)
(* of a follower that is out of range (it is told with the error), a       *)
(* checkpoint of the log start that is old after a power loss, a dead      *)
(* replica, which DeleteRecords does not wait for.                         *)
(*                                                                         *)
(* Open (R-26): of what a leader has deleted it does not know the epochs.  *)
(* A follower that has something else there counts as one that has the     *)
(* same, until it has deleted it, too; it may be elected before that.  So, *)
(* with two records, the properties about whole logs fail (Follower-       *)
(* Consistent, CandidateCompleteness, NoUncommittedRead, the refinement of *)
(* the atomic level); those below are about what is still there.           *)
(*                                                                         *)
(* Kafka: UnifiedLog.maybeIncrementLogStartOffset, ReplicaManager          *)
(* (deleteRecords), AbstractFetcherThread, DelayedDeleteRecords.           *)
(***************************************************************************)
EXTENDS TruncationOnFetch

CONSTANTS
  Retaining         \* the replicas that delete old segments by themselves

ASSUME Retaining \subseteq Replicas

VARIABLES
  logStart,         \* of each replica: the offset where its log starts
  startOf,          \* of a leader: where each follower's log starts, as it told with its fetch
  asked,            \* of a leader: the offset of a DeleteRecords that is not answered; 0 if none
  deleted           \* of the clients: some DeleteRecords was answered, for the records below this offset

starts    == <<logStart, startOf, asked, deleted>>
startVars == <<vars, starts>>

-----------------------------------------------------------------------------
(* The epochs of a log from its start on: UnifiedLog.maybeIncrement-       *)
(* LogStartOffset cuts the epoch cache, too (LeaderEpochFileCache.         *)
(* truncateFromStart), but for the epoch at the start.                     *)

CacheFrom(cache, start) ==
  LET before == { entry \in cache : entry.start <= start }
      last   == Greatest({ entry.epoch : entry \in before })
  IN  (cache \ before) \cup (IF before = {} THEN {} ELSE {[epoch |-> last, start |-> start]})

IsEmpty(replica) == logStart[replica] = EndOf(replica)

LastKnownEpoch(replica) == IF IsEmpty(replica) THEN NoEpoch ELSE LastEpoch(log[replica])

Fetch(follower) ==               \* ReplicaFetcherThread.buildFetch
  /\ FetchWithEpoch(follower, LastKnownEpoch(follower), logStart[follower])
  /\ UNCHANGED starts

-----------------------------------------------------------------------------
(* The leader.                                                             *)

InRange(leader, m) == m.offset >= logStart[leader]

ServeFetch(leader, follower, m) == \* ReplicaManager.fetchMessages, Partition.updateFollowerFetchState
  LET cache == CacheFrom(LeaderEpochCache(leader), logStart[leader])
  IN  /\ m.type = "Fetch"
      /\ InRange(leader, m)
      /\ AnswerFetch(leader, follower, m, cache, logStart[leader])
      /\ startOf' = IF IsProgress(m, cache, logStart[leader], AnswerTo(leader, m, cache))
                    THEN [startOf EXCEPT ![leader][follower] = m.logStart]
                    ELSE startOf
      /\ UNCHANGED <<logStart, asked, deleted>>

Refuse(leader, follower, m) ==   \* Partition.getLocalLog: NOT_LEADER_OR_FOLLOWER, FENCED_LEADER_EPOCH
  /\ RefuseRequest(leader, follower, m)
  /\ UNCHANGED starts

(* Checked before the epochs are.  The answer tells where the log starts;  *)
(* the records in it are those that the follower will not have to fetch.   *)

OutOfRange == [epoch |-> NoEpoch, end |-> 0]        \* as `diverging'

RefuseOutOfRange(leader, follower, m) == \* UnifiedLog.read: OFFSET_OUT_OF_RANGE
  /\ m.type = "Fetch"
  /\ Serves(leader, m)
  /\ ~InRange(leader, m)
  /\ Net!Answer(m, Answering(leader, m, OutOfRange, 0, log[leader], logStart[leader]))
  /\ UNCHANGED <<logs, roles, decisions, crashes, clients, starts>>

(* At most to the high watermark, so that what is deleted was committed    *)
(* (KAFKA-5634).                                                           *)

MoveStart(replica, offset) ==    \* UnifiedLog.maybeIncrementLogStartOffset
  /\ logStart[replica] < offset
  /\ offset <= highWatermark[replica]
  /\ logStart' = [logStart EXCEPT ![replica] = offset]
  /\ UNCHANGED <<vars, startOf, deleted>>

DeleteRecords(leader, offset) == \* ReplicaManager.deleteRecords, Partition.deleteRecordsOnLeader
  /\ Leads(leader)
  /\ MoveStart(leader, offset)
  /\ asked' = [asked EXCEPT ![leader] = offset]

DeleteOldSegments(replica, offset) == \* UnifiedLog.deleteOldSegments
  /\ replica \in Retaining
  /\ MoveStart(replica, offset)
  /\ UNCHANGED asked

LowWatermark(leader) ==          \* Partition.lowWatermarkIfLeader
  Least({ IF replica = leader THEN logStart[leader] ELSE startOf[leader][replica] :
            replica \in Replicas })

AnswerDeleteRecords(leader) ==   \* DelayedDeleteRecords.tryComplete
  /\ asked[leader] > 0
  /\ LowWatermark(leader) >= asked[leader]
  /\ deleted' = Larger(deleted, asked[leader])
  /\ asked'   = [asked EXCEPT ![leader] = 0]
  /\ UNCHANGED <<vars, logStart, startOf>>

-----------------------------------------------------------------------------
(* The follower.                                                           *)

AppendAndMoveStart(follower, leader, m) == \* ReplicaFetcherThread.processPartitionData
  /\ AppendFetched(follower, leader, m, logStart[follower])
  /\ logStart' = [logStart EXCEPT ![follower] = Larger(@, m.logStart)]
  /\ UNCHANGED <<startOf, asked, deleted>>

Truncate(follower, leader, m) == \* AbstractFetcherThread.truncateOnFetchResponse
  /\ m.type = "FetchResponse"
  /\ m.diverging # OutOfRange
  /\ TruncateOnFetch(follower, leader, m)
  /\ UNCHANGED starts

BeginAnew(follower, leader, m) == \* AbstractFetcherThread.fetchOffsetAndTruncate, UnifiedLog.truncateFullyAndStartAt
  /\ TakeAnswer(follower, leader, m)
  /\ m.diverging = OutOfRange
  /\ log'           = [log           EXCEPT ![follower] = Prefix(m.records, m.logStart)]
  /\ highWatermark' = [highWatermark EXCEPT ![follower] = m.logStart]
  /\ logStart'      = [logStart      EXCEPT ![follower] = m.logStart]
  /\ fetcher'       = [fetcher       EXCEPT ![follower] = "fetching"]
  /\ UNCHANGED <<startOf, asked, deleted>>

-----------------------------------------------------------------------------
(* Roles.  A new leader knows nothing yet of the others' log starts, and   *)
(* nobody waits for it; the log start itself outlives all roles.           *)

NoStarts == [replica \in Replicas |-> 0]

Forget(replica) ==
  /\ startOf' = [startOf EXCEPT ![replica] = NoStarts]
  /\ asked'   = [asked   EXCEPT ![replica] = 0]
  /\ UNCHANGED <<logStart, deleted>>

TurnTo(replica, state) ==        \* Partition.makeLeader, makeFollower
  /\ BecomeLeader(replica, state) \/ BecomeFollower(replica, state)
  /\ Forget(replica)

Learn(replica, state) ==         \* Partition.makeLeader, makeFollower, in the same epoch
  /\ LearnIsr(replica, state)
  /\ UNCHANGED starts

StartAgain(replica, checkpoint) == \* BrokerServer.startup; the high watermark is not below the log start
  /\ checkpoint >= logStart[replica]
  /\ RestartClean(replica, checkpoint)
  /\ Forget(replica)

StartShorter(replica, end) ==    \* The world: see LosePower
  /\ end >= logStart[replica]
  /\ LosePower(replica, end)
  /\ Forget(replica)

-----------------------------------------------------------------------------
(* What leaves the log starts alone: see Replication.                      *)

Write(leader)       == AppendRecord(leader) /\ UNCHANGED starts           \* Partition.appendRecordsToLeader
AdvanceMark(leader) == AdvanceHighWatermark(leader) /\ UNCHANGED starts   \* Partition.maybeIncrementLeaderHW
Shrink(leader, follower) == ShrinkIsr(leader, follower) /\ UNCHANGED starts \* Partition.maybeShrinkIsr
Expand(leader, follower) == ExpandIsr(leader, follower) /\ UNCHANGED starts \* Partition.maybeExpandIsr
TakeAlterResponse(leader, m) == HandleAlterPartitionResponse(leader, m) /\ UNCHANGED starts \* Partition.handleAlterPartitionError
Alter(leader, m)    == HandleAlterPartition(leader, m) /\ UNCHANGED starts \* ReplicationControlManager.alterPartition
Elect(replica)      == ElectLeader(replica) /\ UNCHANGED starts           \* ReplicationControlManager
Lose(m)             == LoseMessage(m) /\ UNCHANGED starts                 \* The world: a connection breaks
Repeat(m)           == RepeatRequest(m) /\ UNCHANGED starts               \* The world: a request is sent again

-----------------------------------------------------------------------------
InitStarts ==
  /\ Init
  /\ logStart = NoStarts
  /\ startOf  = [replica \in Replicas |-> NoStarts]
  /\ asked    = NoStarts
  /\ deleted  = 0

Deleting ==
  \E replica \in Replicas :
    \/ \E offset \in 1 .. highWatermark[replica] :
         \/ DeleteRecords(replica, offset)
         \/ DeleteOldSegments(replica, offset)
    \/ AnswerDeleteRecords(replica)

Replicating ==
  \/ \E follower \in Replicas : Fetch(follower)
  \/ \E m \in network :
       \/ ServeFetch(m.to, m.from, m)
       \/ RefuseOutOfRange(m.to, m.from, m)
       \/ Refuse(m.to, m.from, m)
       \/ AppendAndMoveStart(m.to, m.from, m)
       \/ Truncate(m.to, m.from, m)
       \/ BeginAnew(m.to, m.from, m)

Turning ==
  \E replica \in Replicas :
    \/ \E state \in published :
         \/ TurnTo(replica, state)
         \/ Learn(replica, state)
    \/ \E checkpoint \in 0 .. highWatermark[replica] : StartAgain(replica, checkpoint)
    \/ \E end \in Offsets(log[replica]) : StartShorter(replica, end)

LeadingOnly ==
  \/ \E leader \in Replicas :
       \/ Write(leader)
       \/ AdvanceMark(leader)
       \/ \E follower \in Replicas : Shrink(leader, follower) \/ Expand(leader, follower)
  \/ \E m \in network : TakeAlterResponse(m.to, m)

Deciding ==
  \/ \E replica \in Replicas : Elect(replica)
  \/ \E m \in network : Alter(m.from, m)

Disturbing == \E m \in network : Lose(m) \/ Repeat(m)

NextStarts == Deleting \/ Replicating \/ Turning \/ LeadingOnly \/ Deciding \/ Disturbing

SpecStarts == InitStarts /\ [][NextStarts]_startVars

-----------------------------------------------------------------------------
StartsTypeOK ==
  /\ TypeOKOnFetch
  /\ \A replica \in Replicas :
       /\ logStart[replica] \in Nat
       /\ startOf[replica] \in [Replicas -> Nat]
       /\ asked[replica] \in Nat
       /\ ~Leads(replica) => startOf[replica] = NoStarts /\ asked[replica] = 0
  /\ deleted \in Nat

InOrder ==                       \* nothing is deleted that is not known to be committed
  \A replica \in Replicas :
    logStart[replica] <= highWatermark[replica] /\ highWatermark[replica] <= EndOf(replica)

StaysDeleted ==                  \* what was deleted is gone, from every replica, whoever leads
  \A replica \in Replicas : deleted <= logStart[replica]

StartsAreTrue ==                 \* no log starts before what its leader was told of it, as far as it still waits
  \A leader, replica \in Replicas :
    Leads(leader) => startOf[leader][replica] <= logStart[replica]

KeptFrom(replica) == From(log[replica], logStart[replica])

CommittedReadable ==             \* a leader has all that is committed and that it has not deleted
  \A leader \in Replicas :
    Newest(leader) => IsPrefix(From(committed, logStart[leader]), KeptFrom(leader))

LogsAgree ==                     \* from the larger log start up to the smaller high watermark
  \A a, b \in Replicas :
    \A offset \in Larger(logStart[a], logStart[b])
                    .. Smaller(highWatermark[a], highWatermark[b]) - 1 :
      RecordAt(log[a], offset) = RecordAt(log[b], offset)

EpochsCut ==                     \* a leader knows no epoch before its log start, and one at each offset
  \A leader \in Replicas : Leads(leader) =>
    LET cache == CacheFrom(LeaderEpochCache(leader), logStart[leader])
    IN  \A a, b \in cache : a.start >= logStart[leader] /\ (a.start = b.start => a = b)

AllIsLearned ==                  \* what is published may be learned at once by who knows less
  \A replica \in Replicas : \A state \in published :
    state.version > view[replica].version => ENABLED (Turning /\ view'[replica] = state)

NothingIsStuck ==                \* whatever arrives is taken or refused: see AllIsHandled
  \A m \in network : ENABLED (/\ Replicating \/ LeadingOnly \/ Deciding
                              /\ m \notin network')

ServedInRange ==                 \* who asks for what is deleted is told so, whatever the epochs
  \A m \in network :
    m.type = "FetchResponse" => (m.diverging = OutOfRange) = (m.offset < m.logStart)

NoneOutOfRangeInIsr ==           \* a leader deletes nothing that one in sync has not got
  \A m \in network :
    m.type = "FetchResponse" /\ m.diverging = OutOfRange /\ m.awaited
      => m.to \notin view[m.from].isr \/ ~Leads(m.from) \/ view[m.from] # partition

StartsAdvance ==                 \* a log start never goes back
  [][\A replica \in Replicas : logStart[replica] <= logStart'[replica]]_startVars

StartFollows ==                  \* with an answer a follower's log starts no later than its leader's
  [][\A replica \in Replicas \ Retaining :
       logStart'[replica] > logStart[replica] =>
         \/ Leads(replica)
         \/ \E m \in network \ network' :
              m.type = "FetchResponse" /\ m.to = replica /\ logStart'[replica] = m.logStart]_startVars

NothingAnew ==                   \* a log is given up only where its leader has nothing of it
  [][\A replica \in Replicas :
       logStart'[replica] > EndOf(replica) =>
         /\ EndOf(replica)' = logStart'[replica]
         /\ highWatermark'[replica] = logStart'[replica]
         /\ fetcher'[replica] = "fetching"]_startVars

AskedWhatIsThere ==              \* DeleteRecords waits only for records that were still there
  [][\A leader \in Replicas :
       asked'[leader] > asked[leader] =>
         logStart[leader] < asked'[leader] /\ logStart'[leader] = asked'[leader]]_startVars

DeletedByAll ==                  \* DeleteRecords is answered when all have deleted
  [][deleted' # deleted =>
       /\ deleted' > deleted
       /\ \E leader \in Replicas : asked[leader] = deleted' /\ asked'[leader] = 0]_startVars

-----------------------------------------------------------------------------
(* Replication in atomic steps: see TruncationOnFetch.  The log that a     *)
(* follower begins anew is its leader's.                                   *)

Bringing(follower) ==
  LET resets == { m \in network : /\ m.awaited
                                  /\ m.type = "FetchResponse"
                                  /\ m.to = follower
                                  /\ m.diverging = OutOfRange }
  IN  IF resets = {} THEN Coming(follower) ELSE (CHOOSE m \in resets : TRUE).records

AtomicWithStarts == INSTANCE AtomicReplication WITH
                      log      <- [replica \in Replicas |-> Bringing(replica)],
                      Acks     <- "all",
                      Unclean  <- FALSE,
                      OnTheWay <- TRUE

-----------------------------------------------------------------------------
(* What must come about, once elections and faults have come to an end.    *)

Answered(follower) ==
  \E m \in network : m.to = follower /\ (\/ AppendAndMoveStart(follower, m.from, m)
                                         \/ Truncate(follower, m.from, m)
                                         \/ BeginAnew(follower, m.from, m))

Served(follower) ==
  \E m \in network : m.from = follower /\ (\/ ServeFetch(m.to, follower, m)
                                           \/ RefuseOutOfRange(m.to, follower, m)
                                           \/ Refuse(m.to, follower, m))

FairSpecStarts ==
  /\ SpecStarts
  /\ \A replica \in Replicas :
       /\ WF_startVars(Fetch(replica))
       /\ WF_startVars(Served(replica))
       /\ WF_startVars(Answered(replica))
       /\ WF_startVars(AnswerDeleteRecords(replica))
       /\ WF_startVars(\E state \in published :
                         \/ TurnTo(replica, state)
                         \/ Learn(replica, state))

FollowersCatchUp ==              \* also where what they lack was deleted meanwhile
  <>[](\A replica \in Replicas :
         /\ EndOf(replica) = EndOf(partition.leader)
         /\ logStart[replica] >= logStart[partition.leader])

DeletingEnds ==                  \* DeleteRecords is answered, or forgotten with its leader
  []<>(\A leader \in Replicas : asked[leader] = 0)

=============================================================================
