------------------------------ MODULE LogStart ------------------------------
(***************************************************************************)
(* Where the logs of a partition's replicas start.  Each replica deletes   *)
(* old segments when retention says so; DeleteRecords moves the start on   *)
(* the leader, and followers learn it with what they fetch (KIP-107).  It  *)
(* is answered when all replicas have followed, so that what was deleted   *)
(* stays deleted, whoever leads.                                           *)
(*                                                                         *)
(* Records are of no interest here: a log is the offsets from its start to *)
(* its end.  A fetch is a request, which the leader reads, and an answer,  *)
(* which the follower takes later.                                         *)
(*                                                                         *)
(* Not modelled: epochs and divergence (PartitionLogStart has them): a new *)
(* leader is from the ISR, and the others cut their logs to its end in the *)
(* same step.                                                              *)
(*                                                                         *)
(* Kafka: Partition, ReplicaManager.fetchMessages, AbstractFetcherThread,  *)
(* UnifiedLog.maybeIncrementLogStartOffset.                                *)
(***************************************************************************)
EXTENDS Integers, FiniteSets, Extremes, StorageVersions

CONSTANTS
  Replicas,         \* the nodes that hold a copy
  FirstLeader       \* who leads

CONSTANTS           \* budgets
  MaxOffset,        \* offsets written
  MaxElections,     \* changes of the leader
  MaxIsrChanges     \* times a follower is called lagging

Within(count, limit) == count < limit     \* a configuration lifts all budgets by replacing it

VARIABLES           \* of each replica
  start,            \* log start offset
  end,              \* log end offset
  highWatermark,    \* the offset below which it knows records to be committed
  failed,           \* it has given up fetching: its fetcher met an error that it cannot handle
  answer            \* the answer on its way to it

VARIABLES           \* of the leader, and of the controller
  leader,           \* who leads the partition
  isr,              \* who must have what is committed
  fetchedTo,        \* how far each follower has fetched
  startOf,          \* where each follower's log starts, as it told with its fetch
  asked,            \* DeleteRecords: the offset of the request that is not answered yet
  deleted,          \* DeleteRecords: answered below this offset
  spent             \* how much of the budgets is spent

logs  == <<start, end, highWatermark>>
known == <<fetchedTo, startOf>>
purge == <<asked, deleted>>
vars  == <<logs, failed, answer, leader, isr, known, purge, spent>>

-----------------------------------------------------------------------------
Followers == Replicas \ {leader}
Zero      == [replica \in Replicas |-> 0]

(* An answer: where the follower's log is to end and to start, and the     *)
(* leader's high watermark; `reset' if the follower asked for offsets that *)
(* the leader has deleted.                                                 *)

NoAnswer == [kind |-> "none"]
None     == [replica \in Replicas |-> NoAnswer]

Init ==
  /\ start         = Zero
  /\ end           = Zero
  /\ highWatermark = Zero
  /\ failed        = {}
  /\ answer        = None
  /\ leader        = FirstLeader
  /\ isr           = Replicas
  /\ fetchedTo     = Zero
  /\ startOf       = Zero
  /\ asked         = 0
  /\ deleted       = 0
  /\ spent         = [elections |-> 0, isrChanges |-> 0]

-----------------------------------------------------------------------------
(* Partition.maybeIncrementLeaderHW: what all in the ISR have, as far as   *)
(* the leader knows.                                                       *)

KnownEnd(ends, fetched, replica) == IF replica = leader THEN ends[leader] ELSE fetched[replica]

Committed(ends, fetched, members) ==
  Larger(highWatermark[leader], Least({ KnownEnd(ends, fetched, member) : member \in members }))

AppendRecord ==                  \* Partition.appendRecordsToLeader
  /\ Within(end[leader], MaxOffset)
  /\ end'           = [end EXCEPT ![leader] = @ + 1]
  /\ highWatermark' = [highWatermark EXCEPT ![leader] = Committed(end', fetchedTo, isr)]
  /\ UNCHANGED <<start, failed, answer, leader, isr, known, purge, spent>>

(* ReplicaManager.fetchMessages: the leader reads some records of its log, *)
(* and only then learns how far the follower is.                           *)

HandleFetch(follower, upTo) ==
  LET kind == IF end[follower] < start[leader] THEN "reset" ELSE "records"
  IN  /\ follower \in Followers
      /\ answer[follower].kind = "none"
      /\ fetchedTo'     = [fetchedTo     EXCEPT ![follower] = end[follower]]
      /\ startOf'       = [startOf       EXCEPT ![follower] = start[follower]]
      /\ highWatermark' = [highWatermark EXCEPT ![leader] = Committed(end, fetchedTo', isr)]
      /\ answer'        = [answer        EXCEPT ![follower] =
                             [kind |-> kind, end |-> upTo, start |-> start[leader],
                              highWatermark |-> highWatermark[leader]]]
      /\ UNCHANGED <<start, end, failed, leader, isr, purge, spent>>

(* ReplicaFetcherThread.processPartitionData: records, high watermark, log *)
(* start.  A start above the high watermark is refused by the log          *)
(* (OffsetOutOfRangeException) and the fetcher gives the partition up.     *)
(*                                                                         *)
(* KAFKA-7104: before, log start and high watermark were brought up to     *)
(* date when the answer was sent, but the records were not.                *)

SentStart(follower) ==
  IF On("AnswerAsRead") THEN answer[follower].start ELSE start[leader]

SentMark(follower) ==
  IF On("AnswerAsRead") THEN answer[follower].highWatermark ELSE highWatermark[leader]

HandleAnswer(follower) ==        \* ReplicaFetcherThread.processPartitionData
  LET newEnd  == Larger(end[follower], answer[follower].end)
      newMark == Larger(highWatermark[follower], Smaller(SentMark(follower), newEnd))
  IN  /\ answer[follower].kind = "records"
      /\ end'           = [end           EXCEPT ![follower] = newEnd]
      /\ highWatermark' = [highWatermark EXCEPT ![follower] = newMark]
      /\ IF SentStart(follower) > newMark
         THEN /\ failed' = failed \cup {follower}
              /\ UNCHANGED start
         ELSE /\ start'  = [start EXCEPT ![follower] = Larger(@, SentStart(follower))]
              /\ UNCHANGED failed
      /\ answer'        = [answer EXCEPT ![follower] = NoAnswer]
      /\ UNCHANGED <<leader, isr, known, purge, spent>>

(* ReplicaFetcherThread.fetchOffsetAndTruncate: nothing of the log is left *)
(* on the leader; begin anew where the leader begins.                      *)

Reset(follower) ==
  /\ answer[follower].kind = "reset"
  /\ start'         = [start         EXCEPT ![follower] = answer[follower].start]
  /\ end'           = [end           EXCEPT ![follower] = answer[follower].start]
  /\ highWatermark' = [highWatermark EXCEPT ![follower] = answer[follower].start]
  /\ answer'        = [answer        EXCEPT ![follower] = NoAnswer]
  /\ UNCHANGED <<failed, leader, isr, known, purge, spent>>

-----------------------------------------------------------------------------
(* UnifiedLog.deleteOldSegments, on any replica by itself.  KAFKA-5634:    *)
(* what is not committed is not deleted.                                   *)

Retain(replica, offset) ==
  /\ start[replica] < offset
  /\ offset <= IF On("RetainBelowHw") THEN highWatermark[replica] ELSE end[replica]
  /\ start' = [start EXCEPT ![replica] = offset]
  /\ UNCHANGED <<end, highWatermark, failed, answer, leader, isr, known, purge, spent>>

(* ReplicaManager.deleteRecords: at most to the high watermark.            *)

DeleteRecords(offset) ==
  /\ offset <= highWatermark[leader]
  /\ start' = [start EXCEPT ![leader] = Larger(@, offset)]
  /\ asked' = offset
  /\ UNCHANGED <<end, highWatermark, failed, answer, leader, isr, known, deleted, spent>>

LowWatermark ==                  \* Partition.lowWatermarkIfLeader
  Least({ IF replica = leader THEN start[leader] ELSE startOf[replica] : replica \in Replicas })

AnswerDeleteRecords ==           \* DelayedDeleteRecords.tryComplete
  /\ asked > deleted
  /\ LowWatermark >= asked
  /\ deleted' = asked
  /\ UNCHANGED <<logs, failed, answer, leader, isr, known, asked, spent>>

-----------------------------------------------------------------------------
Lag(follower) ==                 \* Partition.maybeShrinkIsr
  /\ follower \in isr \ {leader}
  /\ Within(spent.isrChanges, MaxIsrChanges)
  /\ isr'           = isr \ {follower}
  /\ highWatermark' = [highWatermark EXCEPT ![leader] = Committed(end, fetchedTo, isr')]
  /\ spent'         = [spent EXCEPT !.isrChanges = @ + 1]
  /\ UNCHANGED <<start, end, failed, answer, leader, known, purge>>

CatchUp(follower) ==             \* Partition.maybeExpandIsr
  /\ follower \notin isr
  /\ fetchedTo[follower] >= highWatermark[leader]
  /\ isr' = isr \cup {follower}
  /\ UNCHANGED <<logs, failed, answer, leader, known, purge, spent>>

Elect(replica) ==                \* Partition.makeLeader
  /\ replica \in isr \ {leader}
  /\ Within(spent.elections, MaxElections)
  /\ leader'    = replica
  /\ end'       = [other \in Replicas |-> Smaller(end[other], end[replica])]
  /\ answer'    = None
  /\ fetchedTo' = Zero
  /\ startOf'   = Zero
  /\ asked'     = 0
  /\ spent'     = [spent EXCEPT !.elections = @ + 1]
  /\ UNCHANGED <<start, highWatermark, failed, isr, deleted>>

-----------------------------------------------------------------------------
Next ==
  \/ AppendRecord
  \/ \E follower \in Replicas :
       \/ \E upTo \in end[follower] .. end[leader] : HandleFetch(follower, upTo)
       \/ HandleAnswer(follower)
       \/ Reset(follower)
       \/ Lag(follower)
       \/ CatchUp(follower)
       \/ Elect(follower)
  \/ \E replica \in Replicas, offset \in 1 .. end[leader] : Retain(replica, offset)
  \/ \E offset \in 1 .. end[leader] : DeleteRecords(offset)
  \/ AnswerDeleteRecords

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
Offsets == [Replicas -> Nat]
Answers == [kind : {"records", "reset"}, end : Nat, start : Nat, highWatermark : Nat]

TypeOK ==
  /\ start         \in Offsets
  /\ end           \in Offsets
  /\ highWatermark \in Offsets
  /\ failed \subseteq Replicas
  /\ answer \in [Replicas -> {NoAnswer} \cup Answers]
  /\ leader \in isr
  /\ isr \subseteq Replicas
  /\ fetchedTo \in Offsets
  /\ startOf   \in Offsets
  /\ asked     \in Nat
  /\ deleted   \in Nat
  /\ spent \in [elections : Nat, isrChanges : Nat]

InOrder ==                       \* nothing is deleted that is not committed
  \A replica \in Replicas :
    start[replica] <= highWatermark[replica] /\ highWatermark[replica] <= end[replica]

FetchersAlive == failed = {}     \* no follower is lost by what its leader tells it

StaysDeleted == deleted <= start[leader]      \* DeleteRecords is for ever

CommittedReadable ==             \* the ISR has what is committed and not deleted
  \A replica \in isr : end[replica] >= highWatermark[leader]

LeaderHasMost == \A replica \in Replicas : end[replica] <= end[leader]

MarkCurrent ==                   \* what the leader knows all to have is committed
  highWatermark[leader] >= Least({ KnownEnd(end, fetchedTo, member) : member \in isr })

-----------------------------------------------------------------------------
(* What steps may do.                                                      *)

StartsAdvance ==                 \* no log starts earlier than before
  [][\A replica \in Replicas : start[replica] <= start'[replica]]_vars

AnswersTaken ==                  \* a follower's log grows by an answer, which also moves its start
  [][ leader' = leader => \A follower \in Followers :
        /\ end'[follower] # end[follower] => answer[follower].kind # "none"
        /\ answer[follower].kind # "none" => answer'[follower] \in {answer[follower], NoAnswer}
        /\ answer[follower].kind # "none" /\ answer'[follower].kind = "none" /\ failed' = failed =>
             /\ start'[follower] >= answer[follower].start
             /\ end'[follower] >= IF answer[follower].kind = "reset" THEN answer[follower].start
                                                                     ELSE answer[follower].end ]_vars

NewLeaderAsks ==                 \* a new leader knows nothing yet of who followed another
  [][ IF leader' = leader THEN spent'.elections = spent.elections
      ELSE spent'.elections = spent.elections + 1 /\ known' = <<Zero, Zero>> /\ asked' = 0 ]_vars

AskedIsDone ==                   \* DeleteRecords deletes on the leader at once, and is never taken back
  [][deleted <= deleted' /\ (asked' # asked => asked' <= start'[leader'])]_vars

-----------------------------------------------------------------------------
(* What must come about, while followers go on fetching.                   *)

AnswerIsTaken(follower) ==       \* by whatever step there is for it
  Next /\ answer[follower] # NoAnswer /\ answer'[follower] = NoAnswer

Fairness ==
  /\ \A follower \in Replicas :
       /\ SF_vars(HandleFetch(follower, end[leader]))
       /\ WF_vars(AnswerIsTaken(follower))
       /\ WF_vars(CatchUp(follower))
  /\ SF_vars(AnswerDeleteRecords)

FairSpec == Spec /\ Fairness

FollowersReturn ==               \* who lags comes back, also where what it lacks was deleted meanwhile
  []<>(isr = Replicas)

DeletingEnds ==                  \* DeleteRecords is answered, or forgotten with its leader
  []<>(asked <= deleted)

=============================================================================
