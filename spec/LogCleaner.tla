----------------------------- MODULE LogCleaner -----------------------------
(***************************************************************************)
(* One pass of the log cleaner over the log of one replica, as operators.  *)
(*                                                                         *)
(* First the offset map: the last offset of each key in the dirty part of  *)
(* the log, of records that are not aborted.  Then everything is copied    *)
(* that is still wanted, from the start on.  A value is dropped when the   *)
(* map has a later one.  Aborted data is dropped at once.  A tombstone,    *)
(* and a marker of whose transaction nothing is left, gets a delete        *)
(* horizon when it is first met and is dropped by a pass after that time.  *)
(*                                                                         *)
(* What is left of a transaction is found out on the way, by the producers *)
(* of the batches met before its marker and by the transaction index.      *)
(*                                                                         *)
(* Kafka: Cleaner.buildOffsetMap, cleanSegments, checkBatchRetention,      *)
(* CleanedTransactionMetadata; MemoryRecords.filterTo.                     *)
(***************************************************************************)
EXTENDS CompactedLog, StorageVersions

(* A pass is                                                               *)
(*   from       the offset up to which the log is clean (the checkpoint)   *)
(*   upTo       where the offset map ends                                  *)
(*   stop       where the last segment that is copied ends: not before     *)
(*              upTo, later if the map was full in the midst of a segment  *)
(*   group      where the second group of segments begins                  *)
(*   expired    the offsets of records whose delete horizon has passed     *)
(*   idle       the producers that the broker has forgotten                *)
(*              (producer.id.expiration.ms)                                *)
(*   tombstones offsets below which replicas agree to drop tombstones      *)
(*   markers    and markers                                                *)

-----------------------------------------------------------------------------
(* The transactions that the pass knows to be aborted.  KAFKA-13727: all   *)
(* of the segments that it copies, not only of the part in the map.        *)

Known(index, pass) ==
  { entry \in index :
      entry.first < IF On("CleanWholeSegment") THEN pass.stop ELSE pass.upTo }

IsAborted(known, record) ==
  OfTransaction(record) /\ \E entry \in known : Covers(entry, record)

LatestOffset(log, known, pass, key) ==    \* OffsetMap.get; -1: the map does not have the key
  LET found == { i \in 1 .. Len(log) :
        /\ log[i].kind = "data"
        /\ log[i].key = key
        /\ log[i].offset >= pass.from
        /\ log[i].offset < pass.upTo
        /\ ~IsAborted(known, log[i]) }
  IN  IF found = {} THEN -1 ELSE log[Greatest(found)].offset

-----------------------------------------------------------------------------
(* What was met so far: producers with batches not known to be aborted     *)
(* since their last commit; aborted transactions with a batch.             *)

Met == [committed |-> {}, aborted |-> {}]

Meet(met, known, record) ==
  IF IsAborted(known, record)
  THEN [met EXCEPT !.aborted = @ \cup { entry \in known : Covers(entry, record) }]
  ELSE CASE OfTransaction(record)    -> [met EXCEPT !.committed = @ \cup {record.producer}]
         [] record.kind = "commit"   -> [met EXCEPT !.committed = @ \ {record.producer}]
         [] OTHER                    -> met

(* KAFKA-8351: what was met stays known from one group of segments to the  *)
(* next.                                                                   *)

Carried(met, pass, record) ==
  IF On("TxnCleaner") \/ record.offset # pass.group THEN met ELSE Met

(* A marker that ends nothing may go (onControlBatchRead).                 *)

EndsNothing(met, record) ==
  CASE record.kind = "commit" -> record.producer \notin met.committed
    [] record.kind = "abort"  -> ~\E entry \in met.aborted : Covers(entry, record)
    [] record.kind = "void"   -> TRUE
    [] OTHER                  -> FALSE

-----------------------------------------------------------------------------
(* What is kept.                                                           *)

(* KAFKA-4529: time is counted from the first pass that met the record,    *)
(* not from a timestamp that its producer chose.                           *)

IsDue(pass, record) ==
  IF On("DeleteHorizon") THEN record.offset \in pass.expired ELSE TRUE

Agreed(pass, record) ==          \* no release: replicas remove together what the others may still need
  On("CoordClean") => record.offset < IF IsTombstone(record) THEN pass.tombstones ELSE pass.markers

BeyondMap(pass, record) == record.offset >= pass.upTo

IsLatest(log, known, pass, record) == LatestOffset(log, known, pass, record.key) <= record.offset

KeepsData(log, known, pass, record) ==    \* shouldRetainRecord
  /\ ~IsAborted(known, record)
  /\ \/ BeyondMap(pass, record)
     \/ /\ IsLatest(log, known, pass, record)
        /\ IsTombstone(record) => ~(IsDue(pass, record) /\ Agreed(pass, record))

(* KAFKA-14055: the offset map is about data; that a data key has the      *)
(* bytes of a marker's does not matter.                                    *)

KeepsMarker(log, known, pass, met, record) ==
  /\ ~(EndsNothing(met, record) /\ IsDue(pass, record) /\ Agreed(pass, record))
  /\ On("MarkersApart") \/ BeyondMap(pass, record) \/ IsLatest(log, known, pass, record)

Keeps(log, known, pass, met, record) ==
  CASE record.kind = "data"     -> KeepsData(log, known, pass, record)
    [] record.kind \in Markers  -> KeepsMarker(log, known, pass, met, record)
    [] OTHER                    -> FALSE

(* The batch stays, empty, where it has the last data of its producer: its *)
(* sequence number is needed (KAFKA-5490).  KAFKA-17076: or where it is    *)
(* the last of the pass: where the log ends must not be forgotten.         *)

LastOfProducer(log, pass, record) ==
  /\ OfTransaction(record)
  /\ record.producer \notin pass.idle
  /\ \A i \in 1 .. Len(log) :
       OfTransaction(log[i]) /\ log[i].producer = record.producer => log[i].offset <= record.offset

KeepsBatch(log, pass, record) ==
  \/ LastOfProducer(log, pass, record)
  \/ On("CleanKeepsLastBatch") /\ record.offset + 1 = pass.upTo
  \/ On("CleanKeepsEnd")       /\ record.offset + 1 = pass.stop

(* A delete horizon is set by the first pass that copies the record, also  *)
(* where the record is beyond the map: what it deletes may still be there  *)
(* when the time is over.                                                  *)

GetsHorizon(pass, met, kept) ==
  /\ IsTombstone(kept) \/ EndsNothing(met, kept)
  /\ On("HorizonInMap") => ~BeyondMap(pass, kept)

Copied(log, known, pass, met, record) ==
  LET kept == IF Keeps(log, known, pass, met, record) THEN record ELSE Remains(record)
  IN  IF GetsHorizon(pass, met, kept) THEN [kept EXCEPT !.horizon = TRUE] ELSE kept

-----------------------------------------------------------------------------
(* The pass: record by record.  Of the index, the entries are written anew *)
(* whose marker is kept because data of it was met.                        *)

Step(log, known, pass, state, record) ==
  LET met == Carried(state.met, pass, record)
      out == \/ Keeps(log, known, pass, met, record)
             \/ KeepsBatch(log, pass, record)
  IN  [ met   |-> Meet(met, known, record),
        log   |-> IF out THEN Append(state.log, Copied(log, known, pass, met, record)) ELSE state.log,
        index |-> IF record.kind = "abort"
                  THEN state.index \cup { entry \in met.aborted : Covers(entry, record) }
                  ELSE state.index ]

Clean(log, index, pass) ==                \* [log, index] after it
  LET known == Known(index, pass)
      part  == Below(log, pass.stop)
      after[n \in 0 .. Len(part)] ==
        IF n = 0 THEN [met |-> Met, log |-> <<>>, index |-> {}]
                 ELSE Step(part, known, pass, after[n - 1], part[n])
      done  == after[Len(part)]
  IN  [ log   |-> done.log \o From(log, pass.stop),
        index |-> done.index \cup { entry \in index : entry.last >= pass.stop } ]

=============================================================================
