---------------------------- MODULE ProducerState ---------------------------
(***************************************************************************)
(* What a broker remembers of a producer in a partition, as operators: its *)
(* epoch, and the sequence numbers of its newest batches.  From these it   *)
(* tells a batch that it has from one that follows, and both from one that *)
(* does not fit.                                                           *)
(*                                                                         *)
(* A batch is [pid, partition, epoch, seq, first, count]: `count' records, *)
(* sent by producer `pid' under sequence numbers that begin at `seq'; for  *)
(* whoever watches, the records have numbers too, beginning at `first'.    *)
(* Sequence numbers are counted in a circle.                               *)
(*                                                                         *)
(* Not modelled: transactions, but for their verification before a first   *)
(* append (KIP-890 part 1); times.                                         *)
(*                                                                         *)
(* Kafka: ProducerStateEntry, ProducerAppendInfo, ProducerStateManager,    *)
(* DefaultRecordBatch (incrementSequence).                                 *)
(***************************************************************************)
EXTENDS Integers, Sequences, FiniteSets, ProducerVersions

CONSTANTS
  SequenceCount,    \* how many sequence numbers there are: 2^31
  CacheSize,        \* the batches that a broker remembers of a producer: 5
  Verified          \* TRUE: the producer is transactional, its first append is verified

Nothing == -1       \* no sequence number, no offset

-----------------------------------------------------------------------------
(* Batches.                                                                *)

Records(batch) == batch.first .. batch.first + batch.count - 1
Scope(batch)   == <<batch.pid, batch.partition>>    \* where sequence numbers mean something

LastSeq(batch) == (batch.seq + batch.count - 1) % SequenceCount
After(seq)     == (seq + 1) % SequenceCount

-----------------------------------------------------------------------------
(* An entry: [epoch, batches], the newest batch last, each with the offset *)
(* that it has.  KAFKA-5494: one batch was remembered, later five.         *)

Unknown == [epoch |-> Nothing, batches |-> <<>>]

Remembered == IF On("CacheN5") THEN CacheSize ELSE 1

Newest(n, seq) == SubSeq(seq, IF Len(seq) > n THEN Len(seq) - n + 1 ELSE 1, Len(seq))

Remember(entry, batch, offset) ==
  LET cached == [seq |-> batch.seq, last |-> LastSeq(batch), offset |-> offset]
  IN  IF batch.epoch = entry.epoch
      THEN [entry EXCEPT !.batches = Newest(Remembered, Append(@, cached))]
      ELSE [epoch |-> batch.epoch, batches |-> <<cached>>]

LastKnown(entry) == entry.batches[Len(entry.batches)].last

Copies(entry, batch) ==          \* the cached batches that `batch' repeats (findDuplicateBatch)
  IF batch.epoch # entry.epoch THEN {}
  ELSE { i \in DOMAIN entry.batches : /\ entry.batches[i].seq  = batch.seq
                                      /\ entry.batches[i].last = LastSeq(batch) }

OffsetOf(entry, batch) == entry.batches[CHOOSE i \in Copies(entry, batch) : TRUE].offset

-----------------------------------------------------------------------------
(* What becomes of a batch that a client sends: it is appended, it is a    *)
(* duplicate, or it is refused.  `written': the partition has ever held a  *)
(* record; `lowest': the lowest sequence number seen of the producer while *)
(* it is unknown, which only a verification remembers.                     *)
(*                                                                         *)
(* KIP-360: the state of a producer may be lost, so an unknown one may go  *)
(* on wherever it is (before: UNKNOWN_PRODUCER_ID).  KAFKA-15591: unless   *)
(* nothing can be lost yet.                                                *)

VerdictOnUnknown(batch, written, lowest) ==
  IF batch.seq = 0 THEN "append"
  ELSE IF ~On("AcceptUnknown")
       THEN "unknownProducer"                                    \* 0.11: outOfOrder
  ELSE IF On("FirstSeqAlways") \/ (On("FirstSeqZero") /\ ~written)
       THEN "outOfOrder"
  ELSE IF On("LowestSeq") /\ batch.seq > lowest                  \* KAFKA-14920
       THEN "outOfOrder"
  ELSE "append"

VerdictOnKnown(entry, batch) ==
  IF Copies(entry, batch) # {} THEN "duplicate"
  ELSE IF batch.epoch < entry.epoch THEN "fenced"                \* INVALID_PRODUCER_EPOCH
  ELSE IF batch.seq = (IF batch.epoch > entry.epoch THEN 0 ELSE After(LastKnown(entry)))
       THEN "append"
  ELSE "outOfOrder"                                              \* OUT_OF_ORDER_SEQUENCE_NUMBER

Verdict(entry, batch, written, lowest) ==
  IF ~On("Idempotent") THEN "append"
  ELSE IF entry = Unknown THEN VerdictOnUnknown(batch, written, lowest)
  ELSE VerdictOnKnown(entry, batch)

-----------------------------------------------------------------------------
(* The state of one scope, as it is read off a log: the sequence of all    *)
(* batches ever appended, of which those in `gone' are no more.  A replica *)
(* that follows, or restarts without a snapshot, replays what there is; a  *)
(* snapshot at offset n saves it what lies below, but holds the newest     *)
(* batch alone (KAFKA-9199).                                               *)

IsOf(scope, batch) == Scope(batch) = scope

Replay(entry, scope, log, from, gone) ==
  LET state[i \in from .. Len(log)] ==
        IF i = from THEN entry
        ELSE IF IsOf(scope, log[i]) /\ (i - 1) \notin gone
             THEN Remember(state[i - 1], log[i], i - 1)
             ELSE state[i - 1]
  IN  state[Len(log)]

Snapshot(scope, log, n, gone) ==
  LET entry == Replay(Unknown, scope, SubSeq(log, 1, n), 0, gone)
  IN  IF On("SnapshotCache") THEN entry
      ELSE [entry EXCEPT !.batches = Newest(1, @)]

Scopes(log) == { Scope(log[i]) : i \in DOMAIN log }

=============================================================================
