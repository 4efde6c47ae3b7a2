---------------------------- MODULE CompactedLog ----------------------------
(***************************************************************************)
(* A log out of which records have been taken, as operators: a sequence of *)
(* records, each with its offset, in increasing order.  And what it says   *)
(* to those who read it: which transactions are open, which records a      *)
(* consumer with read_committed sees, the last value of each key.          *)
(*                                                                         *)
(* Every record is a batch of its own.  The end of a log is not where its  *)
(* last record is: that record may be gone.                                *)
(*                                                                         *)
(* Kafka: DefaultRecordBatch, ProducerStateManager, UnifiedLog.            *)
(***************************************************************************)
EXTENDS Integers, Sequences, FiniteSets, Extremes

CONSTANTS
  Keys,             \* of data; "commit" and "abort" are the keys that markers have
  Producers,        \* who write transactions
  None              \* no producer: a record outside of transactions; no key: an empty batch

(* A record is                                                             *)
(*   data        of a transaction if it has a producer; a tombstone if its *)
(*               value is Nothing                                          *)
(*   commit      the marker that ends its producer's transaction           *)
(*   abort                                                                 *)
(*   empty       what is left of a data batch all of whose records are     *)
(*               gone: it still belongs to its transaction                 *)
(*   void        what is left of a marker: it ends no transaction          *)
(* It carries whether its delete horizon has been set (KIP-534).           *)

Kinds   == {"data", "commit", "abort", "empty", "void"}
Markers == {"commit", "abort"}
Nothing == 0

Record ==
  [ offset : Nat, kind : Kinds, producer : Producers \cup {None},
    key : Keys \cup Markers \cup {None}, value : Nat, horizon : BOOLEAN ]

Data(offset, producer, key, value) ==
  [ offset |-> offset, kind |-> "data", producer |-> producer, key |-> key, value |-> value,
    horizon |-> FALSE ]

Marker(offset, producer, kind) ==
  [ offset |-> offset, kind |-> kind, producer |-> producer, key |-> kind, value |-> Nothing,
    horizon |-> FALSE ]

Remains(record) ==                        \* BatchRetention.RETAIN_EMPTY
  [record EXCEPT !.kind = IF record.kind \in {"data", "empty"} THEN "empty" ELSE "void",
                 !.key = None, !.value = Nothing]

IsTombstone(record) == record.kind = "data" /\ record.value = Nothing

-----------------------------------------------------------------------------
Below(log, offset) == SelectSeq(log, LAMBDA record : record.offset < offset)
From(log, offset)  == SelectSeq(log, LAMBDA record : record.offset >= offset)

Horizons(log) ==                          \* the records whose delete horizon is set
  { log[i].offset : i \in { j \in 1 .. Len(log) : log[j].horizon } }

LastOffset(log) == IF log = <<>> THEN -1 ELSE log[Len(log)].offset

IsLog(log) ==
  /\ log \in Seq(Record)
  /\ \A i \in 1 .. Len(log) :
       log[i].kind \in {"empty", "void"} => log[i].key = None /\ log[i].value = Nothing
  /\ \A i \in 2 .. Len(log) : log[i - 1].offset < log[i].offset

-----------------------------------------------------------------------------
(* Transactions.  A record belongs to the transaction that its producer's  *)
(* next marker ends: so a broker reads it that builds up its state from    *)
(* the log, and so does every consumer.                                    *)

OfTransaction(record) == record.producer # None /\ record.kind \in {"data", "empty"}

MarkersAfter(log, i) ==
  { j \in i + 1 .. Len(log) : log[j].producer = log[i].producer /\ log[j].kind \in Markers }

Outcome(log, i) ==
  IF ~OfTransaction(log[i]) THEN "commit"
  ELSE IF MarkersAfter(log, i) = {} THEN "open"
  ELSE log[Least(MarkersAfter(log, i))].kind

OpenOffsets(log, producer) ==
  { log[i].offset : i \in { j \in 1 .. Len(log) :
      log[j].producer = producer /\ Outcome(log, j) = "open" } }

AllOpen(log) == UNION { OpenOffsets(log, producer) : producer \in Producers }

FirstUnstable(log, end) ==                \* where the first open transaction begins
  IF AllOpen(log) = {} THEN end ELSE Least(AllOpen(log))

(* The transaction index names the aborted transactions, each from its     *)
(* first offset to its marker (TransactionIndex).                          *)

Aborted(log, marker) ==                   \* what appending an abort marker adds to the index
  IF marker.kind = "abort" /\ OpenOffsets(log, marker.producer) # {}
  THEN {[ producer |-> marker.producer, first |-> Least(OpenOffsets(log, marker.producer)),
          last |-> marker.offset ]}
  ELSE {}

Covers(entry, record) ==
  /\ entry.producer = record.producer
  /\ entry.first <= record.offset
  /\ record.offset <= entry.last

Entries == [producer : Producers, first : Nat, last : Nat]

-----------------------------------------------------------------------------
(* What a consumer with read_committed makes of the log, from its start:   *)
(* the last value of each key.                                             *)

Visible(log, end) ==
  { i \in 1 .. Len(log) :
      /\ log[i].kind = "data"
      /\ log[i].offset < FirstUnstable(log, end)
      /\ Outcome(log, i) = "commit" }

ValueOf(log, end, key) ==
  LET found == { i \in Visible(log, end) : log[i].key = key }
  IN  IF found = {} THEN Nothing ELSE log[Greatest(found)].value

View(log, end) == [key \in Keys |-> ValueOf(log, end, key)]

=============================================================================
