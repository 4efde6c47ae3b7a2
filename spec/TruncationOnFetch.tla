------------------------- MODULE TruncationOnFetch --------------------------
(***************************************************************************)
(* Replication since 2.7: a follower has no phase of truncation.  Each     *)
(* fetch names the epoch of the last record that the follower has; where   *)
(* that epoch ends earlier in the leader's log, the answer has no records  *)
(* but says so (the diverging epoch), the follower truncates, and fetches  *)
(* again.  So one exchange does what took two (KIP-595, KAFKA-10554).      *)
(*                                                                         *)
(* All else is as in Replication, whose variables these are.  Of them,     *)
(* `fetcher' says a little less: a follower that is "truncating" acts like *)
(* one that is "fetching"; only no answer has confirmed its log yet.       *)
(*                                                                         *)
(* A request and its answer also tell where a log starts.  Here all start  *)
(* at 0; PartitionLogStart moves them, and takes these steps as they are.  *)
(*                                                                         *)
(* Not modelled: the log of an older message format, which has no epochs;  *)
(* a follower that finds out how its leader answers: it takes the leader's *)
(* version for granted (inter.broker.protocol.version).                    *)
(*                                                                         *)
(* Kafka: AbstractFetcherThread.processFetchRequest, Partition.readRecords *)
(* (Fetch v12).                                                            *)
(***************************************************************************)
EXTENDS Replication

ASSUME Shipped("2.7") /\ On("FenceFetch") /\ On("EpochTrunc279")

-----------------------------------------------------------------------------
(* The follower asks.                                                      *)

FetchWithEpoch(follower, lastEpoch, start) ==  \* ReplicaFetcherThread.buildFetch
  /\ fetcher[follower] # "none"
  /\ Ask(follower,
         [ type |-> "Fetch", from |-> follower, to |-> view[follower].leader,
           awaited     |-> TRUE,
           epoch       |-> view[follower].epoch,
           offset      |-> EndOf(follower),
           lastEpoch   |-> lastEpoch,
           logStart    |-> start,
           brokerEpoch |-> registration[follower] ])
  /\ UNCHANGED <<logs, roles, decisions, crashes, clients>>

-----------------------------------------------------------------------------
(* The leader answers.  Before KIP-595 it did not look at the last epoch   *)
(* of a fetch, only whether the offset is beyond its end.  KAFKA-13141: a  *)
(* fetch that diverges is no progress.  Nor should be one whose last epoch *)
(* the leader has deleted, with the records of it: it cannot tell whether  *)
(* the follower had the same, until that has deleted them, too.            *)

Diverges(m, answer) ==           \* the follower has more of its last epoch than the leader, or all of it
  /\ m.lastEpoch # NoEpoch
  /\ answer.epoch < m.lastEpoch \/ answer.end < m.offset

AnswerTo(leader, m, cache) ==
  IF On("TruncOnFetch") THEN Answer279(cache, EndOf(leader), m.lastEpoch)
                        ELSE [epoch |-> m.lastEpoch, end |-> EndOf(leader)]

IsComparable(m, cache, start) ==
  \/ m.lastEpoch = NoEpoch
  \/ m.logStart >= start
  \/ \E entry \in cache : entry.epoch <= m.lastEpoch

IsProgress(m, cache, start, answer) ==
  /\ On("SkipDiverging") => ~Diverges(m, answer)
  /\ On("JoinFromStart") => IsComparable(m, cache, start)

Answering(leader, m, diverging, base, records, start) ==
  [ type |-> "FetchResponse", from |-> leader, to |-> m.from, awaited |-> TRUE,
    offset        |-> m.offset,
    diverging     |-> diverging,                    \* Unanswered if it does not diverge
    base          |-> base,
    records       |-> records,
    highWatermark |-> highWatermark[leader],
    logStart      |-> start ]

AnswerFetch(leader, follower, m, cache, start) == \* Partition.fetchRecords, UnifiedLog.read
  LET answer == AnswerTo(leader, m, cache)
  IN  /\ m.type = "Fetch"
      /\ Serves(leader, m)
      /\ IF Diverges(m, answer)
         THEN Net!Answer(m, Answering(leader, m, answer, m.offset, <<>>, start))
         ELSE Net!Answer(m, Answering(leader, m, Unanswered, m.offset,
                                      From(log[leader], m.offset), start))
      /\ progress' = IF IsProgress(m, cache, start, answer)
                     THEN [progress EXCEPT ![leader][follower] =
                             [offset |-> m.offset, brokerEpoch |-> m.brokerEpoch]]
                     ELSE progress
      /\ UNCHANGED <<logs, view, fetcher, epochStart, proposed, decisions, crashes, clients>>

-----------------------------------------------------------------------------
(* The follower takes the answer.  KAFKA-14704: one that diverges moves no *)
(* high watermark, but down.  Kafka looks whether the answer is still one  *)
(* to the question of the day; here it always is (AnswersFit).             *)

TakeAnswer(follower, leader, m) == \* AbstractFetcherThread.processFetchRequest
  /\ m.type = "FetchResponse"
  /\ Net!Drop(m)
  /\ UNCHANGED <<view, epochStart, progress, proposed, decisions, crashes, clients>>

TruncateOnFetch(follower, leader, m) == \* AbstractFetcherThread.truncateOnFetchResponse
  /\ TakeAnswer(follower, leader, m)
  /\ m.diverging # Unanswered
  /\ LET end == Truncation(follower, m.diverging).end
     IN  /\ log'           = [log EXCEPT ![follower] = Prefix(@, end)]
         /\ highWatermark' = [highWatermark EXCEPT ![follower] = Smaller(@, end)]
  /\ UNCHANGED fetcher

AppendFetched(follower, leader, m, start) == \* ReplicaFetcherThread.processPartitionData
  /\ TakeAnswer(follower, leader, m)
  /\ m.diverging = Unanswered
  /\ LET records == Prefix(log[follower], m.base) \o m.records
     IN  /\ log'           = [log EXCEPT ![follower] = records]
         /\ highWatermark' = [highWatermark EXCEPT ![follower] =
                                Larger(start, Smaller(m.highWatermark, EndOffset(records)))]
  /\ fetcher' = [fetcher EXCEPT ![follower] = "fetching"]

-----------------------------------------------------------------------------
Fetching ==
  \/ \E follower \in Replicas : FetchWithEpoch(follower, LastEpoch(log[follower]), 0)
  \/ \E m \in network :
       \/ AnswerFetch(m.to, m.from, m, LeaderEpochCache(m.to), 0)
       \/ RefuseRequest(m.to, m.from, m)
       \/ TruncateOnFetch(m.to, m.from, m)
       \/ AppendFetched(m.to, m.from, m, 0)

LeadingOnItsOwn ==
  \/ \E leader \in Replicas :
       \/ AppendRecord(leader)
       \/ AdvanceHighWatermark(leader)
       \/ \E follower \in Replicas :
            \/ ShrinkIsr(leader, follower)
            \/ ExpandIsr(leader, follower)
  \/ \E m \in network : HandleAlterPartitionResponse(m.to, m)

NextOnFetch == Fetching \/ LeadingOnItsOwn \/ Controlling \/ Learning \/ Failing

SpecOnFetch == Init /\ [][NextOnFetch]_vars

-----------------------------------------------------------------------------
FetchMessages ==
  [ type : {"Fetch"}, from : Replicas, to : Replicas, awaited : BOOLEAN, epoch : Nat, offset : Nat,
    lastEpoch : Nat \cup {NoEpoch}, logStart : Nat, brokerEpoch : Nat ]
  \cup
  [ type : {"FetchResponse"}, from : Replicas, to : Replicas, awaited : {TRUE}, offset : Nat,
    diverging : [epoch : Nat \cup {NoEpoch}, end : Nat \cup {NoEpoch}],
    base : Nat, records : Seq(Record), highWatermark : Nat, logStart : Nat ]

FetchMessageOK(m) ==
  IF m.type \in {"Fetch", "FetchResponse"} THEN m \in FetchMessages ELSE MessageOK(m)

TypeOKOnFetch ==
  /\ ReplicasTypeOK
  /\ \A m \in network : {m.from, m.to} \subseteq Replicas \cup {Controller} /\ FetchMessageOK(m)

OneExchange ==                   \* nothing else is asked of a leader, and one thing at a time
  /\ \A m \in network : m.type \notin {"OffsetsForLeaderEpoch", "EpochResponse"}
  /\ \A follower \in Replicas :
       Cardinality({ m \in Net!Exchanges(follower) : Net!Server(m) # Controller }) <= 1

AnswersFit ==                    \* who is answered still follows, and has what it had when it asked
  \A m \in network :
    m.type = "FetchResponse" => fetcher[m.to] # "none" /\ m.offset = EndOf(m.to)

AllIsHandled ==                  \* whatever arrives is taken or refused: at once, and by somebody
  \A m \in network : ENABLED (/\ Fetching \/ LeadingOnItsOwn \/ Controlling
                              /\ m \notin network')

DivergingKeepsCommitted ==       \* no answer tells a follower to truncate what it knows to be committed
  \A m \in network :
    m.type = "FetchResponse" /\ m.diverging # Unanswered
      => Truncation(m.to, m.diverging).end \in highWatermark[m.to] .. m.offset

(* What is cut off by an answer, the leader does not have; and something   *)
(* is, so that a follower that diverges comes to an end of it.             *)

CutsWhatParts ==
  [][\A follower \in Replicas :
       /\ EndOf(follower)' < EndOf(follower)
       /\ registration' = registration
       => \E m \in network \ network' :
            /\ m.type = "FetchResponse" /\ m.to = follower
            /\ Leads(m.from) /\ view[m.from].epoch = view[follower].epoch =>
                 ~IsPrefix(Prefix(log[follower], EndOf(follower)' + 1), log[m.from])]_vars

-----------------------------------------------------------------------------
(* Replication in atomic steps: see Replication.  What diverges is, there, *)
(* on the way and lost.                                                    *)

Coming(follower) ==              \* the log of a follower with the answer it waits for
  LET answers == { m \in network : /\ m.awaited
                                   /\ m.type = "FetchResponse"
                                   /\ m.to = follower
                                   /\ m.diverging = Unanswered }
  IN  IF answers = {} THEN log[follower]
      ELSE LET m == CHOOSE m \in answers : TRUE
           IN  Prefix(log[follower], m.base) \o m.records

AtomicOnFetch == INSTANCE AtomicReplication WITH
                   log      <- [replica \in Replicas |-> Coming(replica)],
                   Acks     <- "all",
                   Unclean  <- FALSE,
                   OnTheWay <- TRUE

THEOREM SpecOnFetch => AtomicOnFetch!Spec
THEOREM SpecOnFetch => Committed!Spec

=============================================================================
