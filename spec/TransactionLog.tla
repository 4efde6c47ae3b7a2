--------------------------- MODULE TransactionLog ---------------------------
(***************************************************************************)
(* A log with transactions in it, as operators.  An entry is a record,     *)
(*   [kind |-> "data", pid |-> producer id, ...],                          *)
(* or a marker that ends a transaction of that producer, whose kind is     *)
(* "commit" or "abort".  Of a producer at most one transaction is open.    *)
(*                                                                         *)
(* Kafka: ProducerStateManager (firstUnstableOffset), TransactionIndex,    *)
(* UnifiedLog.lastStableOffset.                                            *)
(***************************************************************************)
EXTENDS ReplicaLog
LOCAL INSTANCE Integers
LOCAL INSTANCE Sequences

IsData(log, offset)   == RecordAt(log, offset).kind = "data"
IsMarker(log, offset) == ~IsData(log, offset)
WriterOf(log, offset) == RecordAt(log, offset).pid

DataOffsets(log)      == { offset \in Offsets(log) : IsData(log, offset) }

-----------------------------------------------------------------------------
(* A record is decided by the next marker of its producer.                 *)

MarkersAfter(log, offset) ==
  { o \in offset + 1 .. EndOffset(log) - 1 :
      IsMarker(log, o) /\ WriterOf(log, o) = WriterOf(log, offset) }

Outcome(log, offset) ==          \* "commit", "abort" or "open"
  LET markers == MarkersAfter(log, offset)
  IN  IF markers = {} THEN "open" ELSE RecordAt(log, Least(markers)).kind

Undecided(log)   == { offset \in DataOffsets(log) : Outcome(log, offset) = "open" }
IsOpen(log, pid) == \E offset \in Undecided(log) : WriterOf(log, offset) = pid

(* Nothing at or above the first record that is undecided is shown to      *)
(* consumers that read what is committed; of the rest they leave out what  *)
(* the list of aborted transactions names.                                 *)

LastStableOffset(log) ==
  IF Undecided(log) = {} THEN EndOffset(log) ELSE Least(Undecided(log))

SpanOf(log, marker) ==           \* the records that a marker decides
  { offset \in DataOffsets(log) :
      /\ MarkersAfter(log, offset) # {}
      /\ Least(MarkersAfter(log, offset)) = marker
      /\ WriterOf(log, offset) = WriterOf(log, marker) }

AbortedTransactions(log) ==      \* [pid, first offset, offset of the marker]
  { [pid |-> WriterOf(log, marker), first |-> Least(SpanOf(log, marker)), last |-> marker] :
      marker \in { o \in Offsets(log) : /\ RecordAt(log, o).kind = "abort"
                                        /\ SpanOf(log, o) # {} } }

ReadUncommitted(log) == DataOffsets(log)

ReadCommitted(log) ==
  { offset \in DataOffsets(log) :
      /\ offset < LastStableOffset(log)
      /\ ~ \E aborted \in AbortedTransactions(log) :
             /\ aborted.pid = WriterOf(log, offset)
             /\ offset \in aborted.first .. aborted.last }

=============================================================================
