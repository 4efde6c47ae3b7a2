----------------------- MODULE TransactionCoordinator -----------------------
(***************************************************************************)
(* The transaction coordinator: the broker that leads the part of          *)
(* __transaction_state in which the transactional.id is kept.              *)
(*                                                                         *)
(* Every change of the metadata is appended to that log first.  While this *)
(* is pending, other requests wait (CONCURRENT_TRANSACTIONS).  PREPARE is  *)
(* the decision: from then on the producer may be answered, and markers go *)
(* to all partitions of the transaction.  When all have confirmed them,    *)
(* the transaction is COMPLETE.  A new coordinator reads the log, in which *)
(* an append that was pending may or may not be found.                     *)
(*                                                                         *)
(* Not modelled: the replication of __transaction_state (but see           *)
(* PartitionState), an old coordinator that still answers (only its        *)
(* markers are still on their way), two-phase commit (KIP-939).            *)
(*                                                                         *)
(* Kafka: TransactionCoordinator, TransactionStateManager,                 *)
(* TransactionMarkerChannelManager.                                        *)
(***************************************************************************)
EXTENDS TransactionState

Write(metadata, request) ==      \* TransactionStateManager.appendTransactionToLog
  pending' = [txn |-> metadata, request |-> request, writing |-> TRUE]

Idle == pending = None           \* pendingTransitionInProgress: COMPLETE is pending from PREPARE on
Busy == ~Idle \/ Preparing

NextId(wanted) == IF wanted THEN issued ELSE NoId
Issue(wanted)  == issued' = IF wanted THEN issued + 1 ELSE issued

-----------------------------------------------------------------------------
(* Requests that cannot be served now or never.  An error is "unknown"     *)
(* (INVALID_PRODUCER_ID_MAPPING), "fenced" (PRODUCER_FENCED), "invalid"    *)
(* (INVALID_TXN_STATE), or "absent": the partition is not in it.           *)

NoError == "none"

(* With version 2 the epoch tells the retry of an EndTxn from the next one *)
(* -- also where the epochs were used up and the producer id has changed.  *)

Retried(m) == txn.epoch = m.epoch + 1

RetriedByFormerId(m) ==
  /\ txn.previous = m.pid
  /\ m.epoch = EpochLimit - 1
  /\ txn.epoch = 0

EpochFits(m) ==
  CASE ~Bumping  -> m.epoch = txn.epoch
    [] Preparing -> Retried(m)
    [] Completed -> Retried(m) \/ RetriedByFormerId(m) \/ m.epoch = txn.epoch
    [] OTHER     -> m.epoch = txn.epoch

Wanted(m) == IF m.result = "commit" THEN {"CompleteCommit"} ELSE {"CompleteAbort"}

(* What is done about an EndTxn: "prepare" decides, "done" only answers.   *)

EndTxnVerdict(m) ==
  IF Bumping /\ Busy /\ On("WaitFirst") THEN "wait"
  ELSE IF txn.pid # m.pid /\ ~RetriedByFormerId(m) THEN "unknown"
  ELSE IF ~EpochFits(m) THEN "fenced"
  ELSE IF Busy THEN "wait"
  ELSE IF txn.state = "Ongoing" THEN "prepare"
  ELSE IF Bumping /\ m.epoch = txn.epoch /\ txn.pid = m.pid
    THEN IF m.result = "abort" THEN "prepare" ELSE "invalid"    \* of an empty transaction
  ELSE IF txn.state \in Wanted(m) THEN "done" ELSE "invalid"

Asks(m) == m.type = "Produce" /\ m.stage = "asked"      \* a partition asks for this record

InitProducerIdError(m) ==
  IF Busy \/ txn.state = "Dead" \/ m.expected.pid = NoId THEN NoError
  ELSE IF m.expected = [pid |-> txn.pid, epoch |-> txn.epoch] THEN NoError ELSE "fenced"

AddPartitionsError(m) ==
  IF IF Asks(m) /\ ~Bumping THEN Preparing ELSE Busy THEN NoError
  ELSE IF txn.pid # m.pid THEN "unknown"
  ELSE IF txn.epoch # m.epoch THEN "fenced"
  ELSE IF Asks(m) /\ ~Bumping /\ m.to \notin txn.partitions THEN "absent"
  ELSE NoError

Error(m) ==
  CASE m.type = "InitProducerId"                -> InitProducerIdError(m)
    [] m.type = "AddPartitionsToTxn" \/ Asks(m) -> AddPartitionsError(m)
    [] m.type = "EndTxn"                        ->
         IF EndTxnVerdict(m) \in {"unknown", "fenced", "invalid"} THEN EndTxnVerdict(m) ELSE NoError
    [] OTHER                                    -> NoError

(* A producer that has lost its id gives up, also if a record is refused   *)
(* for it; for a while it asked for a new one instead.  Any other record   *)
(* refused only fails the transaction.  With version 2 a commit that comes *)
(* too late could, too (KAFKA-20785).                                      *)

StatusAfter(m, error) ==
  IF error = "unknown" THEN IF On("FatalMapping") THEN "fatal" ELSE "lost"
  ELSE IF m.type = "Produce" THEN "failed"
  ELSE IF On("AbortableTimeout") /\ m.type = "EndTxn" /\ error = "invalid" THEN "failed"
  ELSE "fatal"

RefuseRequest(m) ==              \* TransactionManager's handlers: fatalError, abortableError
  /\ Error(m) # NoError
  /\ Net!Drop(m)
  /\ Answer(m, [session[m.from] EXCEPT !.status   = StatusAfter(m, Error(m)),
                                        !.progress = IF Asks(m) THEN [@ EXCEPT ![m.to] = "refused"] ELSE @])
  /\ UNCHANGED <<coordination, partitions, history, deposed, spent>>

-----------------------------------------------------------------------------
(* InitProducerId: a new epoch.  A transaction that is open is aborted     *)
(* first, with an epoch that its producer does not have.                   *)

Served(m) == Idle /\ Error(m) = NoError

HandleInitProducerId(m) ==       \* TransactionCoordinator.prepareInitProducerIdTransit
  /\ m.type = "InitProducerId"
  /\ Served(m)
  /\ txn.state \in {"Dead", "Empty", "CompleteCommit", "CompleteAbort"}
  /\ LET renew == txn.state = "Dead" \/ Exhausted(txn.epoch)
     IN  /\ Write([txn EXCEPT !.state = "Empty", !.partitions = {},
                              !.pid   = IF renew THEN issued ELSE @,
                              !.epoch = IF renew THEN 0 ELSE @ + 1], m)
         /\ Issue(renew)
  /\ Net!Drop(m)
  /\ UNCHANGED <<txn, unmarked, term, partitions, clients, spent>>

(* Fencing and the end of a transaction both take a new epoch in version   *)
(* 2; KAFKA-19367: together they need only one.                            *)

FencingEpoch(bump) ==
  txn.epoch + (IF bump THEN 1 ELSE 0)
            + (IF Bumping /\ ~(bump /\ On("SingleFenceBump")) THEN 1 ELSE 0)

Fence(bump) ==                   \* TransactionMetadata.prepareFenceProducerEpoch, endTransaction
  LET renew == Bumping /\ Exhausted(txn.epoch) /\ On("RotateOnFence")
  IN  /\ Idle
      /\ txn.state = "Ongoing"
      /\ FencingEpoch(bump) <= EpochLimit               \* else an exception, every time
      /\ Write([txn EXCEPT !.state = "PrepareAbort", !.epoch = FencingEpoch(bump),
                           !.next = NextId(renew)], None)
      /\ Issue(renew)

FenceProducer(m) ==              \* handleInitProducerId: the request waits until that is over
  /\ m.type = "InitProducerId"
  /\ Served(m)
  /\ Fence(On("FenceBeforeAbort"))
  /\ UNCHANGED <<txn, unmarked, term, partitions, clients, world>>

TimeOutTransaction ==            \* TransactionCoordinator.abortTimedOutTransactions
  /\ Spend("timeouts", MaxTimeouts)
  /\ Fence(On("BumpOnTimeout"))
  /\ UNCHANGED <<txn, unmarked, term, partitions, clients, network, faults>>

-----------------------------------------------------------------------------
(* Partitions are added by the producer (version 1), or by the leader of a *)
(* partition for a record that has arrived there (version 2).  For a       *)
(* producer of version 1 the leader only asks (KIP-890).                   *)

Adds(m) == m.type = "AddPartitionsToTxn" \/ (Asks(m) /\ Bumping)

PartitionOf(m) == IF m.type = "Produce" THEN m.to ELSE m.partition

HandleAddPartitions(m) ==        \* TransactionCoordinator.handleAddPartitionsToTransaction
  /\ Adds(m)
  /\ Served(m)
  /\ ~Preparing
  /\ Write([txn EXCEPT !.state = "Ongoing",
                       !.partitions = (IF txn.state = "Ongoing" THEN @ ELSE {})
                                      \cup {PartitionOf(m)}], m)
  /\ Net!Drop(m)
  /\ UNCHANGED <<txn, unmarked, term, issued, partitions, clients, spent>>

VerifyPartition(m) ==            \* TransactionCoordinator.handleVerifyPartitionsInTransaction
  /\ Asks(m) /\ ~Bumping
  /\ ~Preparing
  /\ Error(m) = NoError
  /\ Net!Change((network \ {m}) \cup {[m EXCEPT !.stage = "verified"]})
  /\ UNCHANGED <<coordination, partitions, clients, spent>>

-----------------------------------------------------------------------------
(* EndTxn.                                                                 *)

EndedWith(m, pid, epoch) ==      \* the producer hears of it, and which epoch it has now
  /\ Answer(m, [session[m.from] EXCEPT !.status = "ready", !.pid = pid, !.epoch = epoch,
                                       !.txn = 0, !.progress = Fresh])
  /\ history' = IF ~m.awaited THEN history
                ELSE [history EXCEPT ![session[m.from].txn].told =
                        IF m.result = "commit" THEN "committed" ELSE "aborted"]

PrepareTransaction(m) ==         \* TransactionCoordinator.endTransaction
  /\ m.type = "EndTxn"
  /\ EndTxnVerdict(m) = "prepare"
  /\ LET epoch == IF Bumping THEN txn.epoch + 1 ELSE txn.epoch
         renew == Bumping /\ Exhausted(txn.epoch)
     IN  /\ epoch <= EpochLimit
         /\ Write([txn EXCEPT !.state = IF m.result = "commit" THEN "PrepareCommit"
                                                               ELSE "PrepareAbort",
                              !.epoch = epoch,
                              !.next  = NextId(renew)], m)
         /\ Issue(renew)
  /\ Net!Drop(m)
  /\ UNCHANGED <<txn, unmarked, term, partitions, clients, spent>>

AnswerRetriedEndTxn(m) ==        \* endTransaction: it was done before, the answer is the same
  /\ m.type = "EndTxn"
  /\ EndTxnVerdict(m) = "done"
  /\ Net!Drop(m)
  /\ EndedWith(m, txn.pid, txn.epoch)
  /\ UNCHANGED <<coordination, partitions, deposed, spent>>

-----------------------------------------------------------------------------
(* What happens when an append to the log is done.                         *)

Installed(states) ==
  /\ pending # None
  /\ pending.writing
  /\ pending.txn.state \in states
  /\ txn' = pending.txn
  /\ pending' = None
  /\ UNCHANGED <<term, issued>>

(* From here on, the instances that were there before are deposed, and     *)
(* what they have not asked to commit must not be committed.               *)

CompleteInitProducerId ==        \* TransactionMetadata.completeTransitionTo
  /\ Installed({"Empty"})
  /\ LET i == pending.request.from
     IN  /\ session' = [session EXCEPT ![i] = [@ EXCEPT !.status = "ready",
                          !.pid = pending.txn.pid, !.epoch = pending.txn.epoch, !.txn = 0]]
         /\ deposed' = deposed \cup { j \in Producers \ {i} : session[j].pid # NoId }
  /\ history' = [t \in DOMAIN history |->
                   IF history[t].told = "open"
                   THEN [history[t] EXCEPT !.late = TRUE] ELSE history[t]]
  /\ UNCHANGED <<unmarked, partitions, world>>

CompleteAddPartitions ==         \* TransactionMetadata.completeTransitionTo
  /\ Installed({"Ongoing"})
  /\ LET m == pending.request
     IN  IF m.type = "Produce"
         THEN Net!Send([m EXCEPT !.stage = "verified"]) /\ UNCHANGED session
         ELSE Answer(m, [session[m.from] EXCEPT !.progress[m.partition] = "added"])
              /\ UNCHANGED <<network, faults>>
  /\ UNCHANGED <<unmarked, partitions, history, deposed, spent>>

Markers(metadata, atTerm) ==     \* TransactionMarkerChannelManager.addTxnMarkersToSend
  { [ type |-> "WriteTxnMarkers", from |-> Coordinator, to |-> p, awaited |-> TRUE,
      pid |-> metadata.pid, epoch |-> metadata.epoch, term |-> atTerm,
      result |-> IF metadata.state = "PrepareCommit" THEN "commit" ELSE "abort" ] :
      p \in metadata.partitions }

SendMarkers ==                   \* TransactionCoordinator.sendTxnMarkersCallback
  /\ Installed({"PrepareCommit", "PrepareAbort"})
  /\ unmarked' = pending.txn.partitions
  /\ Net!Change(network \cup Markers(pending.txn, term))
  /\ IF pending.request = None THEN UNCHANGED <<session, history>>
     ELSE IF pending.txn.next = NoId
       THEN EndedWith(pending.request, pending.txn.pid, pending.txn.epoch)
       ELSE EndedWith(pending.request, pending.txn.next, 0)      \* KAFKA-18660
  /\ UNCHANGED <<partitions, deposed, spent>>

CompleteTransaction ==           \* TransactionMarkerChannelManager.maybeWriteTxnCompletion
  /\ Idle
  /\ Preparing
  /\ unmarked = {}
  /\ Write([txn EXCEPT
       !.state = IF txn.state = "PrepareCommit" THEN "CompleteCommit" ELSE "CompleteAbort",
       !.partitions = {}, !.next = NoId,
       !.pid      = IF txn.next = NoId THEN @ ELSE txn.next,
       !.epoch    = IF txn.next = NoId THEN @ ELSE 0,
       !.previous = IF txn.next = NoId THEN @ ELSE txn.pid], None)
  /\ UNCHANGED <<txn, unmarked, term, issued, partitions, clients, world>>

FinishCompletion ==              \* TransactionMetadata.completeTransitionTo
  /\ Installed({"CompleteCommit", "CompleteAbort", "Dead"})
  /\ UNCHANGED <<unmarked, partitions, clients, world>>

-----------------------------------------------------------------------------
(* The world: ids expire, appends fail, coordinators fail over.            *)

ExpireTransactionalId ==         \* TransactionStateManager.removeExpiredTransactionalIds
  /\ Idle
  /\ txn.state = "Empty" \/ Completed
  /\ Spend("expired", MaxExpired)
  /\ Write(NoMetadata, None)
  /\ UNCHANGED <<txn, unmarked, term, issued, partitions, clients, network, faults>>

Again == IF pending = None \/ pending.request = None THEN {} ELSE {pending.request}

FailWrite ==                     \* updateCacheCallback with an error; the client asks again
  /\ pending # None
  /\ pending.writing
  /\ Spend("failedWrites", MaxFailedWrites)
  /\ pending' = IF pending.txn.state = "Dead" /\ ~On("ClearPending")
                THEN [pending EXCEPT !.writing = FALSE] ELSE None
  /\ Net!Change(network \cup Again)
  /\ UNCHANGED <<txn, unmarked, term, issued, partitions, clients>>

Orphaned(m) ==                   \* of an old coordinator's markers nobody awaits the answer
  IF m.type = "WriteTxnMarkers" THEN [m EXCEPT !.awaited = FALSE] ELSE m

FailOver(survives) ==            \* TransactionCoordinator.onElection; does the append survive?
  /\ survives => pending # None /\ pending.writing
  /\ Spend("failovers", MaxFailovers)
  /\ LET loaded == IF survives THEN pending.txn ELSE txn
         sent   == IF loaded.state \in {"PrepareCommit", "PrepareAbort"}
                   THEN Markers(loaded, term + 1) ELSE {}
     IN  /\ txn'      = loaded
         /\ unmarked' = { m.to : m \in sent }
         /\ Net!Change({ Orphaned(m) : m \in network } \cup sent \cup Again)
  /\ pending' = None
  /\ term'    = term + 1
  /\ UNCHANGED <<issued, partitions, clients>>

=============================================================================
