---------------------------- MODULE CatchUpReader ---------------------------
(***************************************************************************)
(* A consumer that reads a compacted partition from its start to its end   *)
(* while the cleaner works, and builds a table of the last value of each   *)
(* key: a state store being restored, a cache being filled.                *)
(*                                                                         *)
(* What it is promised: if it needs no more than delete.retention.ms from  *)
(* start to end, its table is right in the end, though it read values      *)
(* whose tombstones were removed meanwhile.  While it reads, only horizons *)
(* can pass that were set before it began.                                 *)
(*                                                                         *)
(* The partition has one replica here, and no transactions.                *)
(*                                                                         *)
(* Kafka: Fetcher, Cleaner; KIP-534.                                       *)
(***************************************************************************)
EXTENDS CompactedPartition

VARIABLES
  reading,          \* "before", "during", "after"
  position,         \* the next offset to read
  table,            \* what was read: the value of each key
  settled           \* the records whose horizon was set when the consumer began

reader     == <<reading, position, table, settled>>
readerVars == <<vars, reader>>

ReaderInit ==
  /\ Init
  /\ reading  = "before"
  /\ position = 0
  /\ table    = [key \in Keys |-> Nothing]
  /\ settled  = {}

-----------------------------------------------------------------------------
(* Fetcher.sendFetches and what the application makes of it.               *)

AtEnd == From(log[leader], position) = <<>>      \* of the log: with one replica all is committed

StartReading ==                  \* StoreChangelogReader.restore
  /\ reading = "before"
  /\ reading' = "during"
  /\ settled' = Horizons(log[leader])
  /\ UNCHANGED <<position, table, vars>>

ReadRecord ==                    \* KafkaConsumer.poll
  LET next == From(log[leader], position)
  IN  /\ reading = "during"
      /\ ~AtEnd
      /\ position' = next[1].offset + 1
      /\ table'    = IF next[1].kind = "data" THEN [table EXCEPT ![next[1].key] = next[1].value]
                                              ELSE table
      /\ UNCHANGED <<reading, settled, vars>>

StopReading ==                   \* StoreChangelogReader: it has reached the end
  /\ reading = "during"
  /\ AtEnd
  /\ reading' = "after"
  /\ UNCHANGED <<position, table, settled, vars>>

-----------------------------------------------------------------------------
(* Meanwhile the partition is written to and cleaned.                      *)

PutMeanwhile(key) ==             \* a producer: ReplicaManager.appendRecords
  /\ Put(key, None)
  /\ UNCHANGED reader

DeleteMeanwhile(key) ==          \* a producer: ReplicaManager.appendRecords
  /\ Delete(key, None)
  /\ UNCHANGED reader

CleanMeanwhile(upTo, stop, expired) == \* Cleaner.doClean
  /\ CleanLog(leader, upTo, stop, 0, expired, {})
  /\ UNCHANGED reader

Passed ==                        \* horizons that may have passed by now
  IF reading = "during" THEN settled ELSE Horizons(log[leader])

ReaderNext ==
  \/ \E key \in Keys :
       \/ PutMeanwhile(key)
       \/ DeleteMeanwhile(key)
  \/ \E upTo \in cleaned[leader] .. FirstUncleanable(leader) :
       \E stop \in Stops(leader, upTo), expired \in {{}, Passed} : CleanMeanwhile(upTo, stop, expired)
  \/ StartReading
  \/ ReadRecord
  \/ StopReading

ReaderSpec == ReaderInit /\ [][ReaderNext]_readerVars

-----------------------------------------------------------------------------
ReaderTypeOK ==
  /\ reading  \in {"before", "during", "after"}
  /\ position \in Nat
  /\ table    \in [Keys -> Nat]
  /\ settled  \subseteq Nat

TableRight ==                    \* who has read all has the last value of each key
  reading = "during" /\ AtEnd => table = View(shadow[leader], highWatermark)

ReadsOnce ==                     \* it begins once, and stops at the end
  [][ reading' # reading => \/ reading = "before" /\ reading' = "during"
                            \/ reading = "during" /\ reading' = "after" /\ AtEnd ]_readerVars

=============================================================================
