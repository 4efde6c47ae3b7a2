-------------------------- MODULE TransactionFetch --------------------------
(***************************************************************************)
(* Reading transactions: one partition in segments, with its transaction   *)
(* index, its high watermark and its log start offset, and one consumer,   *)
(* that reads what is committed or everything.                             *)
(*                                                                         *)
(* The broker serves a fetch up to the last stable offset, with a list of  *)
(* the aborted transactions in that range, from the indexes of the         *)
(* segments.  The consumer leaves out the records that the list names.     *)
(*                                                                         *)
(* Records may be deleted while their transaction is open, or when only    *)
(* its end is left: by retention, or by DeleteRecords.                     *)
(*                                                                         *)
(* Not modelled: who writes and decides (see Transactions), compaction,    *)
(* restarts, the age of segments -- they may be deleted at any time.       *)
(*                                                                         *)
(* Kafka: UnifiedLog, LogSegment, TransactionIndex, ProducerStateManager;  *)
(* the consumer's CompletedFetch.                                          *)
(***************************************************************************)
EXTENDS Integers, Sequences, FiniteSets, TransactionLog, TransactionVersions

CONSTANTS
  Pids,             \* producer ids
  Isolation,        \* of the consumer: "read_committed" or "read_uncommitted"
  MaxEntries,       \* budget: records and markers written
  MaxRolls,         \* budget: segments begun
  MaxDeletions      \* budget: times that records are deleted

VARIABLES           \* of the broker
  log,              \* all that was ever appended; below `start' it is gone
  start,            \* the log start offset
  segments,         \* the base offsets of the segments
  highWatermark,    \* below it all is replicated
  ongoing,          \* transactions that are open, or whose end is not replicated
  index             \* aborted transactions: [pid, first, last, stable]

VARIABLES           \* of the consumer
  position,         \* the next offset that it asks for
  delivered,        \* the offsets of the records that it was given
  skipped           \* offsets that were gone before it came to them

VARIABLE
  deletions         \* how much of the budget is spent

broker   == <<log, start, segments, highWatermark, ongoing, index>>
consumer == <<position, delivered, skipped>>
vars     == <<broker, consumer, deletions>>

Init ==
  /\ log           = <<>>
  /\ start         = 0
  /\ segments      = {0}
  /\ highWatermark = 0
  /\ ongoing       = {}
  /\ index         = {}
  /\ position      = 0
  /\ delivered     = {}
  /\ skipped       = {}
  /\ deletions     = 0

-----------------------------------------------------------------------------
(* The last stable offset, as the broker keeps it.                         *)

End == EndOffset(log)

Unended == -1

FirstUnstable == Least({ t.first : t \in ongoing })

Stable ==                        \* UnifiedLog.maybeIncrementFirstUnstableOffset
  IF ongoing = {} THEN highWatermark
  ELSE Smaller(highWatermark,
               IF On("ClampLso") THEN Larger(FirstUnstable, start) ELSE FirstUnstable)

OpenOf(pid) == { t \in ongoing : t.pid = pid /\ t.last = Unended }

-----------------------------------------------------------------------------
(* Appending.                                                              *)

AppendRecord(pid) ==             \* UnifiedLog.appendAsLeader
  /\ End < MaxEntries
  /\ log' = Append(log, [kind |-> "data", pid |-> pid])
  /\ ongoing' = IF OpenOf(pid) # {} THEN ongoing
                ELSE ongoing \cup {[pid |-> pid, first |-> End, last |-> Unended]}
  /\ UNCHANGED <<start, segments, highWatermark, index, consumer, deletions>>

(* To an abort the index notes up to where all was decided by then (as for *)
(* replication, see the high watermark).                                   *)

AppendMarker(pid, kind) ==       \* ProducerStateManager.completeTxn, LogSegment.updateTxnIndex
  /\ End < MaxEntries
  /\ log' = Append(log, [kind |-> kind, pid |-> pid])
  /\ \E t \in OpenOf(pid) :
       LET others == { u.first : u \in { v \in ongoing \ {t} : v.last = Unended } }
       IN  /\ ongoing' = (ongoing \ {t}) \cup {[t EXCEPT !.last = End]}
           /\ index' = IF kind = "commit" THEN index
                       ELSE index \cup {[pid |-> pid, first |-> t.first, last |-> End,
                              stable |-> IF others = {} THEN End + 1 ELSE Least(others)]}
  /\ UNCHANGED <<start, segments, highWatermark, consumer, deletions>>

Roll ==                          \* UnifiedLog.roll
  /\ Cardinality(segments) <= MaxRolls
  /\ End > Greatest(segments)
  /\ segments' = segments \cup {End}
  /\ UNCHANGED <<log, start, highWatermark, ongoing, index, consumer, deletions>>

AdvanceHighWatermark ==          \* ProducerStateManager.onHighWatermarkUpdated
  /\ highWatermark < End
  /\ highWatermark' = highWatermark + 1
  /\ ongoing' = { t \in ongoing : t.last = Unended \/ t.last > highWatermark }
  /\ UNCHANGED <<log, start, segments, index, consumer, deletions>>

-----------------------------------------------------------------------------
(* Deleting: the log start offset moves up to the high watermark at most,  *)
(* and segments below it go, with their indexes.                           *)

SegmentOf(offset) == Greatest({ base \in segments : base <= offset })

DeleteRecords(offset) ==         \* UnifiedLog.maybeIncrementLogStartOffset, deleteOldSegments
  /\ deletions < MaxDeletions
  /\ offset \in start + 1 .. highWatermark
  /\ deletions' = deletions + 1
  /\ start'     = offset
  /\ segments'  = { base \in segments : base >= SegmentOf(offset) }
  /\ index'     = { a \in index : a.last >= SegmentOf(offset) }
  /\ UNCHANGED <<log, highWatermark, ongoing, consumer>>

-----------------------------------------------------------------------------
(* Reading.  A fetch ends anywhere below the limit: responses are bounded. *)

Limit == IF Isolation = "read_committed" THEN Stable ELSE highWatermark

(* The indexes are searched from the segment in which the fetch begins,    *)
(* until an entry tells that all before the end of the fetch was decided.  *)

Searched(from) ==
  { a \in index : /\ a.last >= SegmentOf(from)
                  /\ ~On("AbortsAfter") => SegmentOf(a.last) = SegmentOf(from) }

AbortedIn(from, to) ==           \* TransactionIndex.collectAbortedTxns
  { a \in Searched(from) :
      /\ ~ \E b \in Searched(from) : b.last < a.last /\ b.stable >= to
      /\ IF On("AbortsBefore") THEN a.last >= from ELSE a.first >= from
      /\ a.first < to }

(* The consumer learns of an aborted transaction at its first record, and  *)
(* forgets it at its marker.                                               *)

MarkedAborted(from, offset, aborted) ==
  \E a \in aborted :
    /\ a.pid = WriterOf(log, offset)
    /\ a.first <= offset
    /\ ~ \E o \in Larger(from, a.first) .. offset - 1 :
           RecordAt(log, o) = [kind |-> "abort", pid |-> a.pid]

Given(from, to) ==               \* CompletedFetch.nextFetchedRecord
  { offset \in DataOffsets(log) :
      /\ offset \in from .. to - 1
      /\ Isolation = "read_committed" => ~MarkedAborted(from, offset, AbortedIn(from, to)) }

Fetch(to) ==                     \* ReplicaManager.fetchMessages
  /\ position >= start
  /\ to \in position + 1 .. Limit
  /\ delivered' = delivered \cup Given(position, to)
  /\ position'  = to
  /\ UNCHANGED <<broker, skipped, deletions>>

ResetPosition ==                 \* OFFSET_OUT_OF_RANGE, auto.offset.reset=earliest
  /\ position < start
  /\ skipped'  = skipped \cup (position .. start - 1)
  /\ position' = start
  /\ UNCHANGED <<broker, delivered, deletions>>

-----------------------------------------------------------------------------
Next ==
  \/ \E pid \in Pids :
       \/ AppendRecord(pid)
       \/ \E kind \in {"commit", "abort"} : AppendMarker(pid, kind)
  \/ Roll
  \/ AdvanceHighWatermark
  \/ \E offset \in 1 .. highWatermark : DeleteRecords(offset)
  \/ \E to \in 1 .. highWatermark : Fetch(to)
  \/ ResetPosition

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
TypeOK ==
  /\ IsLog(log, [kind : {"data", "commit", "abort"}, pid : Pids])
  /\ start \in 0 .. highWatermark
  /\ highWatermark \in 0 .. End
  /\ segments \subseteq 0 .. End
  /\ ongoing \subseteq [pid : Pids, first : Nat, last : Nat \cup {Unended}]
  /\ index \subseteq [pid : Pids, first : Nat, last : Nat, stable : Nat]
  /\ position \in 0 .. highWatermark
  /\ delivered \cup skipped \subseteq 0 .. End - 1
  /\ deletions \in 0 .. MaxDeletions
  /\ End <= MaxEntries

SegmentsWellFormed ==            \* the first reaches to the log start offset; older ones are gone
  /\ \E base \in segments : base <= start
  /\ Cardinality({ base \in segments : base < start }) <= 1

(* A record is settled once its transaction's marker is replicated.        *)

Settled(offset, kind) ==
  /\ Outcome(log, offset) = kind
  /\ Least(MarkersAfter(log, offset)) < highWatermark

NoAbortedRead ==                 \* only what is committed, if that was asked for
  Isolation = "read_committed" =>
    \A offset \in delivered : Settled(offset, "commit")

NothingMissed ==                 \* and all of it, but what is deleted
  \A offset \in DataOffsets(log) :
    /\ offset < position
    /\ Isolation = "read_committed" => Outcome(log, offset) = "commit"
    => offset \in delivered \cup skipped

LsoSafe ==                       \* from the start of the log up to the first record not settled
  /\ Stable \in start .. highWatermark
  /\ \A offset \in DataOffsets(log) :
       offset \in start .. Stable - 1 => Settled(offset, "commit") \/ Settled(offset, "abort")

LsoMonotone == [][Stable <= Stable']_vars

Unsettled ==
  { offset \in DataOffsets(log) : ~Settled(offset, "commit") /\ ~Settled(offset, "abort") }

LsoExact ==                      \* and no reader waits longer than that
  Stable = Larger(start, Least(Unsettled \cup {highWatermark}))

IndexExact ==                    \* the index tells of the aborts in the log, as a reader of it would
  /\ { [pid |-> a.pid, first |-> a.first, last |-> a.last] : a \in index }
       = { t \in AbortedTransactions(log) : t.last >= Least(segments) }
  /\ \A a \in index : a.stable = LastStableOffset(SubSeq(log, 1, a.last + 1))

=============================================================================
