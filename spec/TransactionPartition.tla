------------------------ MODULE TransactionPartition ------------------------
(***************************************************************************)
(* The leader of a partition that transactions write to: records, which it *)
(* may have to verify with the coordinator, and markers.                   *)
(*                                                                         *)
(* While a record waits for the coordinator, its request stays where it    *)
(* is: "new" on arrival, "asked" while the question is on its way, then    *)
(* "verified".  What has happened to the producer's transaction in the     *)
(* meantime is noticed by the verification guard, here the number of       *)
(* markers that would have taken it away.                                  *)
(*                                                                         *)
(* Not modelled: replication (what is appended is committed), sequence     *)
(* numbers (a record is not appended twice, nor after a later one).        *)
(*                                                                         *)
(* Kafka: Partition, UnifiedLog.analyzeAndValidateProducerState,           *)
(* ProducerAppendInfo, ReplicaManager, AddPartitionsToTxnManager.          *)
(***************************************************************************)
EXTENDS TransactionState

Verifying == On("TxnVerify")              \* version 2 builds on it

(* A marker takes the guard away, but not that of the transaction before   *)
(* (version 2).  A record takes it away, too: then the transaction is open *)
(* and no guard is needed.                                                 *)

Spares(m, marker) == Bumping /\ On("KeepGuard") /\ marker.epoch = m.epoch

Guard(p, m) ==                   \* ProducerStateManager.clearVerificationStateEntry
  Cardinality({ offset \in Offsets(log[p]) :
                  /\ IsMarker(log[p], offset)
                  /\ WriterOf(log[p], offset) = m.pid
                  /\ ~Spares(m, RecordAt(log[p], offset)) })

InTransaction(p, m) ==           \* UnifiedLog.hasOngoingTransaction
  IsOpen(log[p], m.pid) /\ EpochAt(p, m.pid) = m.epoch

Fenced(p, m) == m.epoch < EpochAt(p, m.pid)               \* INVALID_PRODUCER_EPOCH

GuardBroken(p, m) == On("VerifGuard") /\ m.guard # Guard(p, m)   \* INVALID_TXN_STATE

Earlier(p, m) == { RecordAt(log[p], o).txn :
                     o \in { q \in DataOffsets(log[p]) : WriterOf(log[p], q) = m.pid } }

Duplicate(p, m)  == m.txn \in Earlier(p, m)
OutOfOrder(p, m) == ~Duplicate(p, m) /\ \E t \in Earlier(p, m) : t > m.txn

-----------------------------------------------------------------------------
AskCoordinator(p, m) ==          \* ReplicaManager.maybeStartTransactionVerificationForPartition
  /\ m.type = "Produce"
  /\ m.stage = "new"
  /\ Verifying
  /\ ~Fenced(p, m)
  /\ ~InTransaction(p, m)
  /\ Net!Change((network \ {m}) \cup {[m EXCEPT !.stage = "asked", !.guard = Guard(p, m)]})
  /\ UNCHANGED <<coordination, partitions, clients, spent>>

Admitted(p, m) ==
  \/ ~Verifying
  \/ InTransaction(p, m)
  \/ m.stage = "verified" /\ ~GuardBroken(p, m)

Refused(p, m) ==
  \/ Fenced(p, m)
  \/ OutOfOrder(p, m)
  \/ m.stage = "verified" /\ ~Admitted(p, m)

AppendRecord(p, m) ==            \* Partition.appendRecordsToLeader
  /\ m.type = "Produce"
  /\ ~Refused(p, m)
  /\ Admitted(p, m)
  /\ log' = IF Duplicate(p, m) THEN log
            ELSE [log EXCEPT ![p] = Append(@,
                    [kind |-> "data", pid |-> m.pid, epoch |-> m.epoch, txn |-> m.txn])]
  /\ Remember(p, m.pid, m.epoch, TermAt(p, m.pid))
  /\ Net!Drop(m)
  /\ Answer(m, [session[m.from] EXCEPT !.progress[p] = "acked"])
  /\ UNCHANGED <<coordination, history, deposed, spent>>

RefuseRecord(p, m) ==            \* TransactionManager.handleFailedBatch: it may only abort
  /\ m.type = "Produce"
  /\ Refused(p, m)
  /\ Net!Drop(m)
  /\ Answer(m, [session[m.from] EXCEPT !.status = "failed", !.progress[p] = "refused"])
  /\ UNCHANGED <<coordination, partitions, history, deposed, spent>>

-----------------------------------------------------------------------------
(* Markers.  In version 2 a marker is of a newer epoch than the records it *)
(* ends (KIP-1228).  One of the same epoch can only be what was written    *)
(* already -- if nothing is open (KAFKA-19999).                            *)

MarkerFits(p, m) ==              \* ProducerAppendInfo.checkProducerEpoch
  IF Bumping /\ On("MarkStrict")
  THEN \/ m.epoch > EpochAt(p, m.pid)
       \/ /\ On("MarkIdem")
          /\ m.epoch = EpochAt(p, m.pid)
          /\ ~IsOpen(log[p], m.pid)
  ELSE m.epoch >= EpochAt(p, m.pid)

FromCoordinator(p, m) ==         \* ProducerAppendInfo.checkCoordinatorEpoch
  On("CoordEpochFence") => m.term >= TermAt(p, m.pid)

WriteMarker(p, m) ==             \* KafkaApis.handleWriteTxnMarkersRequest
  /\ m.type = "WriteTxnMarkers"
  /\ MarkerFits(p, m)
  /\ FromCoordinator(p, m)
  /\ log' = [log EXCEPT ![p] = Append(@,
               [kind |-> m.result, pid |-> m.pid, epoch |-> m.epoch, txn |-> 0])]
  /\ Remember(p, m.pid, m.epoch, m.term)
  /\ Net!Drop(m)
  /\ unmarked' = IF m.awaited THEN unmarked \ {p} ELSE unmarked
  /\ UNCHANGED <<txn, pending, term, issued, clients, spent>>

RefuseMarker(p, m) ==            \* TransactionMarkerRequestCompletionHandler: no more is sent
  /\ m.type = "WriteTxnMarkers"
  /\ ~(MarkerFits(p, m) /\ FromCoordinator(p, m))
  /\ Net!Drop(m)
  /\ UNCHANGED <<coordination, partitions, clients, spent>>

(* KAFKA-9144: markers did not count as signs of life, so the state of a   *)
(* producer with old records expired when a timeout ended its transaction. *)

ForgetProducer(p, pid) ==        \* ProducerStateManager.removeExpiredProducers
  /\ ~On("KeepCoordEpoch")
  /\ ~IsOpen(log[p], pid)
  /\ Spend("forgotten", MaxForgotten)
  /\ known' = [known EXCEPT ![p] = [id \in DOMAIN known[p] \ {pid} |-> known[p][id]]]
  /\ UNCHANGED <<coordination, log, clients, network, faults>>

=============================================================================
