----------------------------- MODULE ReplicaLog -----------------------------
(***************************************************************************)
(* The log of one replica, as operators: a sequence of records, offsets    *)
(* counted from zero.  A record carries the leader epoch it was written    *)
(* in, [epoch |-> e, id |-> i]; the rest of it is of no interest here.     *)
(*                                                                         *)
(* A log needs no bound of its own: it is as long as clients write.  Not   *)
(* modelled: batches, segments, the log start offset, retention.           *)
(*                                                                         *)
(* Kafka: UnifiedLog, LeaderEpochFileCache.                                *)
(***************************************************************************)
EXTENDS Extremes
LOCAL INSTANCE Integers
LOCAL INSTANCE Sequences

-----------------------------------------------------------------------------
(* Offsets and records.                                                    *)

EndOffset(log)        == Len(log)                          \* LEO: the offset of the next record
Offsets(log)          == 0 .. Len(log) - 1                 \* of the records it holds
RecordAt(log, offset) == log[offset + 1]

Prefix(log, end)      == SubSeq(log, 1, Smaller(end, Len(log)))   \* the records below `end'
From(log, offset)     == SubSeq(log, offset + 1, Len(log))        \* the records from `offset' on
Overlay(log, prefix)  == prefix \o From(log, Len(prefix))         \* `prefix' written over its start

Agree(a, b, end)      == \A offset \in 0 .. end - 1 : RecordAt(a, offset) = RecordAt(b, offset)
IsPrefix(a, b)        == Len(a) <= Len(b) /\ Agree(a, b, Len(a))
Consistent(a, b)      == Agree(a, b, Smaller(Len(a), Len(b)))     \* one is a prefix of the other

IsLog(log, Records)   == log \in Seq(Records)

-----------------------------------------------------------------------------
(* Epochs.  A cache holds where each epoch starts, [epoch |-> e, start |-> *)
(* offset].  Kafka keeps it in a file; here it is read off the log.        *)

NoEpoch == -1

LastEpoch(log) == IF log = <<>> THEN NoEpoch ELSE log[Len(log)].epoch

EpochCache(log) ==
  { [epoch |-> log[i].epoch, start |-> i - 1] :
      i \in { j \in 1 .. Len(log) : j = 1 \/ log[j - 1].epoch # log[j].epoch } }

IsBeyond(cache, epoch)    == \A entry \in cache : entry.epoch < epoch
EpochsUpTo(cache, epoch)  == { entry.epoch : entry \in { e \in cache : e.epoch <= epoch } }
StartsAfter(cache, epoch) == { entry.start : entry \in { e \in cache : e.epoch >  epoch } }

EndOfEpoch(cache, end, epoch) ==        \* where `epoch' ends in a log that ends at `end'
  LET later == StartsAfter(cache, epoch)
  IN  IF later = {} THEN end ELSE Least(later)

(* The answers to "where does this epoch end?" (OffsetsForLeaderEpoch).    *)

Unanswered == [epoch |-> NoEpoch, end |-> NoEpoch]        \* UNDEFINED_EPOCH_OFFSET

Answer101(cache, end, epoch) ==         \* KIP-101: the start of the first later epoch
  IF EpochsUpTo(cache, epoch) = {} \/ IsBeyond(cache, epoch)
  THEN Unanswered
  ELSE [epoch |-> epoch, end |-> EndOfEpoch(cache, end, epoch)]

Answer279(cache, end, epoch) ==         \* KIP-279: name the epoch that the answer is about
  LET known == EpochsUpTo(cache, epoch)
  IN  IF IsBeyond(cache, epoch)
      THEN Unanswered
      ELSE [epoch |-> IF known = {} THEN epoch ELSE Greatest(known),
            end   |-> EndOfEpoch(cache, end, epoch)]

=============================================================================
