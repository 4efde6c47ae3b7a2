-------------------------- MODULE ProcessingBrokers -------------------------
(***************************************************************************)
(* The brokers behind exactly-once processing: the group coordinator,      *)
(* which moves input partitions between members and takes offsets into    *)
(* transactions, and the transaction coordinator, which brings decided     *)
(* transactions to an end, partition by partition.                         *)
(*                                                                         *)
(* Not modelled: the failure of coordinators; markers lost or repeated     *)
(* (transactions alone); how a group comes to a generation (groups alone). *)
(*                                                                         *)
(* Kafka: GroupCoordinator, OffsetMetadataManager, ReplicaManager,         *)
(* TransactionCoordinator, TransactionMarkerChannelManager.                *)
(***************************************************************************)
EXTENDS ProcessingState

-----------------------------------------------------------------------------
(* The group moves on, whether its members have noticed or not.            *)

Rebalance(owner) ==              \* GroupCoordinator.onCompleteJoin: who owns what from now on
  /\ Within(spent.rebalances, MaxRebalances)
  /\ group' = [generation |-> group.generation + 1, owner |-> owner]
  /\ Spend("rebalances")
  /\ UNCHANGED <<offsets, request, transaction, output, client>>

-----------------------------------------------------------------------------
(* TxnOffsetCommit.  KIP-447: a request of another generation is refused.  *)
(* KIP-890: the coordinator is asked whether the transaction is open       *)
(* before anything is appended; that takes time, and the group may move on *)
(* meanwhile.                                                              *)

OfGroup(r) == On("GroupFencedTxnCommit") => r.generation = group.generation

Unfenced(member, r) == r.epoch >= marked[member]       \* else INVALID_PRODUCER_EPOCH

Verified(member, r) ==
  /\ transaction[member].state = "Ongoing"
  /\ transaction[member].epoch = r.epoch
  /\ "offsets" \in transaction[member].partitions

Answer(member, phase) ==                               \* if the member waits for it still
  /\ request' = [request EXCEPT ![member] = NoRequest]
  /\ IF client[member].phase = "sending" THEN Become(member, phase) ELSE UNCHANGED client

Append(member, r) ==                                   \* the offset is pending from now on
  /\ pending' = [pending EXCEPT ![member][r.partition] = r.offset]
  /\ Answer(member, "accepted")

Refuse(member) ==
  /\ UNCHANGED pending
  /\ Answer(member, "aborting")

HandleTxnOffsetCommit(member) == \* GroupMetadataManager.validateTransactionalOffsetCommit
  LET r == request[member]
  IN  /\ r.stage = "sent"
      /\ IF ~OfGroup(r) THEN Refuse(member)
         ELSE IF On("OffsetsVerified")
              THEN /\ request' = [request EXCEPT ![member].stage = "verifying"]
                   /\ UNCHANGED <<pending, client>>
              ELSE IF Unfenced(member, r) THEN Append(member, r) ELSE Refuse(member)
      /\ UNCHANGED <<group, committed, marked, transaction, output, spent>>

AppendVerifiedOffset(member) ==  \* ReplicaManager.maybeStartTransactionVerificationForPartition
  LET r == request[member]
  IN  /\ r.stage = "verifying"
      /\ IF /\ Verified(member, r)
            /\ On("CheckAtAppend") => OfGroup(r)       \* KAFKA-15784
         THEN Append(member, r)
         ELSE Refuse(member)
      /\ UNCHANGED <<group, committed, marked, transaction, output, spent>>

-----------------------------------------------------------------------------
(* The end of a transaction.                                               *)

ExpireTransaction(member) ==     \* TransactionCoordinator.abortTimedOutTransactions
  /\ transaction[member].state = "Ongoing"
  /\ Within(spent.timeouts, MaxTimeouts)
  /\ transaction' = [transaction EXCEPT ![member].state = "PrepareAbort", ![member].epoch = @ + 1]
  /\ Spend("timeouts")
  /\ UNCHANGED <<group, offsets, request, output, client>>

Commits(member) == transaction[member].state = "PrepareCommit"

MarkOutput(member) ==            \* WriteTxnMarkers, at the leader of the output partition
  /\ Decides(member)
  /\ "output" \in transaction[member].partitions
  /\ outputs' = [record \in Records |->
                   IF Commits(member) /\ record \in open[member] THEN outputs[record] + 1
                                                                 ELSE outputs[record]]
  /\ open' = [open EXCEPT ![member] = {}]
  /\ transaction' = [transaction EXCEPT ![member].partitions = @ \ {"output"}]
  /\ UNCHANGED <<group, offsets, request, client, spent>>

MarkOffsets(member) ==           \* GroupCoordinator.onTransactionCompleted
  /\ Decides(member)
  /\ "offsets" \in transaction[member].partitions
  /\ committed' = [partition \in InputPartitions |->
                     IF Commits(member) /\ pending[member][partition] # Unset
                     THEN pending[member][partition] ELSE committed[partition]]
  /\ pending' = [pending EXCEPT ![member] = NonePending]
  /\ marked' = [marked EXCEPT ![member] = transaction[member].epoch]
  /\ transaction' = [transaction EXCEPT ![member].partitions = @ \ {"offsets"}]
  /\ UNCHANGED <<group, request, output, client, spent>>

CompleteTransaction(member) ==   \* CompleteCommit, CompleteAbort: all markers are written
  /\ Decides(member)
  /\ transaction[member].partitions = {}
  /\ transaction' = [transaction EXCEPT ![member].state = "Complete"]
  /\ UNCHANGED <<group, offsets, request, output, client, spent>>

=============================================================================
