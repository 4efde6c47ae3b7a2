-------------------------- MODULE ProcessingMember --------------------------
(***************************************************************************)
(* A member of the group at work: it polls one record, writes its output   *)
(* and sends its offset in a transaction, and commits.  Between poll() and *)
(* poll() it hears nothing of rebalances: it may be a zombie then, and go  *)
(* on with a record that another member owns by now.                       *)
(*                                                                         *)
(* Not modelled: batches of more than one record; requests to the output   *)
(* partition that arrive late (their fencing is the business of            *)
(* transactions alone).                                                    *)
(*                                                                         *)
(* Kafka: ConsumerCoordinator, KafkaConsumer, TransactionManager.          *)
(***************************************************************************)
EXTENDS ProcessingState

-----------------------------------------------------------------------------
(* In poll().                                                              *)

Rejoin(member) ==                \* AbstractCoordinator.ensureActiveGroup: JoinGroup, SyncGroup
  /\ client[member].phase \in InPoll
  /\ client[member].generation # group.generation
  /\ client' = [client EXCEPT ![member].generation = group.generation,
                              ![member].owned = Owned(member),
                              ![member].phase = IF Owned(member) # {} THEN "positioning"
                                                                        ELSE "out"]
  /\ UNCHANGED <<group, offsets, request, transaction, output, spent>>

(* KAFKA-9346: while a transaction with an offset of a partition is open,  *)
(* the answer is UNSTABLE_OFFSET_COMMIT, and the consumer asks again, for  *)
(* all that it owns.                                                       *)

Stable(partitions) ==
  \A member \in Members, partition \in partitions : pending[member][partition] = Unset

FetchOffset(member) ==           \* ConsumerCoordinator.fetchCommittedOffsets: OffsetFetch
  /\ client[member].phase = "positioning"
  /\ On("RequireStable") => Stable(client[member].owned)
  /\ client' = [client EXCEPT
                  ![member].phase = "polling",
                  ![member].position = [partition \in InputPartitions |->
                    IF partition \in client[member].owned THEN committed[partition] ELSE 0]]
  /\ UNCHANGED <<group, offsets, request, transaction, output, spent>>

PollRecord(member, partition) == \* KafkaConsumer.poll, then KafkaProducer.beginTransaction
  /\ client[member].phase = "polling"
  /\ partition \in client[member].owned
  /\ client[member].position[partition] < Inputs
  /\ client' = [client EXCEPT ![member].phase = "polled", ![member].partition = partition]
  /\ UNCHANGED <<group, offsets, request, transaction, output, spent>>

Position(member) == client[member].position[client[member].partition]

-----------------------------------------------------------------------------
(* In the transaction.                                                     *)

ProduceOutput(member) ==         \* KafkaProducer.send: AddPartitionsToTxn, then Produce
  /\ client[member].phase = "polled"
  /\ transaction[member].state = "Complete"                \* else CONCURRENT_TRANSACTIONS
  /\ transaction' = [transaction EXCEPT ![member].state = "Ongoing",
                                        ![member].partitions = {"output"}]
  /\ open' = [open EXCEPT ![member] = {<<client[member].partition, Position(member)>>}]
  /\ Become(member, "produced")
  /\ UNCHANGED <<group, offsets, request, outputs, spent>>

(* KIP-447: the request says which member of which generation it is from.  *)

SendOffsets(member) ==           \* sendOffsetsToTransaction: AddOffsetsToTxn, then TxnOffsetCommit
  /\ client[member].phase = "produced"
  /\ Current(member)
  /\ request[member] = NoRequest
  /\ transaction' = [transaction EXCEPT ![member].partitions = @ \cup {"offsets"}]
  /\ request' = [request EXCEPT ![member] =
                   [ stage      |-> "sent",
                     generation |-> client[member].generation,
                     epoch      |-> client[member].epoch,
                     partition  |-> client[member].partition,
                     offset     |-> Position(member) + 1 ]]
  /\ Become(member, "sending")
  /\ UNCHANGED <<group, offsets, output, spent>>

CommitTransaction(member) ==     \* commitTransaction: EndTxn; what it answers is decided
  /\ client[member].phase = "accepted"
  /\ Current(member)
  /\ transaction' = [transaction EXCEPT ![member].state = "PrepareCommit"]
  /\ client' = [client EXCEPT ![member].phase = "polling",
                              ![member].position[client[member].partition] = @ + 1]
  /\ UNCHANGED <<group, offsets, request, output, spent>>

(* A member may abort for reasons of its own, or because no answer came    *)
(* (it may have been on the way: this is an abort after acceptance too);   *)
(* it must when its offset was refused.  Then it starts again from the     *)
(* committed offset.                                                       *)

GiveUp(member) ==                \* TransactionManager.beginAbort
  /\ client[member].phase \in {"produced", "sending"}
  /\ Within(spent.aborts, MaxAborts)
  /\ Become(member, "aborting")
  /\ Spend("aborts")
  /\ UNCHANGED <<group, offsets, request, transaction, output>>

AbortTransaction(member) ==      \* abortTransaction: EndTxn
  /\ client[member].phase = "aborting"
  /\ Current(member)
  /\ transaction' = [transaction EXCEPT ![member].state = "PrepareAbort"]
  /\ Become(member, "positioning")
  /\ UNCHANGED <<group, offsets, request, output, spent>>

-----------------------------------------------------------------------------
(* Death and resurrection.                                                 *)

NoticeFence(member) ==           \* ProducerFencedException: close, and make a new producer
  /\ client[member].phase \in InTransaction
  /\ ~Current(member)
  /\ client' = [client EXCEPT ![member] = Down]
  /\ UNCHANGED <<group, offsets, request, transaction, output, spent>>

Crash(member) ==                 \* or KafkaProducer.close and KafkaConsumer.close, with a timeout of 0
  /\ client[member].phase # "down"
  /\ Within(spent.crashes, MaxCrashes)
  /\ client' = [client EXCEPT ![member] = Down]
  /\ Spend("crashes")
  /\ UNCHANGED <<group, offsets, request, transaction, output>>

(* KIP-98: what the last producer of this transactional id left open is    *)
(* aborted first, in a new epoch, which fences it.                         *)

InitProducerId(member) ==        \* TransactionCoordinator.handleInitProducerId
  /\ client[member].phase = "down"
  /\ ~Decides(member)                                       \* else CONCURRENT_TRANSACTIONS
  /\ LET epoch == transaction[member].epoch + 1
     IN  IF transaction[member].state = "Ongoing"
         THEN /\ transaction' = [transaction EXCEPT ![member].state = "PrepareAbort",
                                                    ![member].epoch = epoch]
              /\ UNCHANGED client
         ELSE /\ transaction' = [transaction EXCEPT ![member].epoch = epoch]
              /\ client' = [client EXCEPT ![member] =
                              [Down EXCEPT !.phase = "out", !.epoch = epoch]]
  /\ UNCHANGED <<group, offsets, request, output, spent>>

=============================================================================
