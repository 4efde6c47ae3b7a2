------------------------- MODULE TransactionProducer ------------------------
(***************************************************************************)
(* The producer: what an instance of the application and its client do.    *)
(* It asks for a producer id and an epoch, writes to some partitions, and  *)
(* asks for commit or abort.  With version 1 it adds a partition to the    *)
(* transaction before it sends there.                                      *)
(*                                                                         *)
(* To commit, all records must be acknowledged; to abort, records still in *)
(* flight may be given up on, which does not stop them.  What a new epoch  *)
(* of the client's own would repair (KIP-360, older clients have none) is  *)
(* left out, and so are sequence numbers.                                  *)
(*                                                                         *)
(* Kafka: KafkaProducer, TransactionManager, Sender.                       *)
(***************************************************************************)
EXTENDS TransactionState

NoIdentity == [pid |-> NoId, epoch |-> -1]

InitProducerIdRequest(i, expected) ==
  [ type |-> "InitProducerId", from |-> i, to |-> Coordinator, awaited |-> TRUE,
    expected |-> expected ]

StartProducer(i) ==              \* KafkaProducer.initTransactions
  /\ session[i].status = "new"
  /\ Net!Send(InitProducerIdRequest(i, NoIdentity))
  /\ session' = [session EXCEPT ![i].status = "starting"]
  /\ UNCHANGED <<coordination, partitions, history, deposed, spent>>

RestartProducer(i) ==            \* TransactionManager.initializeTransactions, with the epoch it has
  /\ session[i].status = "lost"
  /\ Net!Send(InitProducerIdRequest(i, [pid |-> session[i].pid, epoch |-> session[i].epoch]))
  /\ session' = [session EXCEPT ![i].status = "starting"]
  /\ UNCHANGED <<coordination, partitions, history, deposed, spent>>

-----------------------------------------------------------------------------
BeginTransaction(i) ==           \* KafkaProducer.beginTransaction: nobody is asked
  /\ session[i].status = "ready"
  /\ Within(Len(history), MaxTransactions)
  /\ history' = Append(history, [told |-> "open", sent |-> {}, late |-> i \in deposed])
  /\ session' = [session EXCEPT ![i].status = "open", ![i].txn = Len(history) + 1,
                                ![i].progress = Fresh]
  /\ UNCHANGED <<coordination, partitions, deposed, world>>

AddPartition(i, p) ==            \* TransactionManager.addPartitionsToTransactionHandler
  /\ ~Bumping
  /\ session[i].status = "open"
  /\ session[i].progress[p] = "none"
  /\ Net!Send([ type |-> "AddPartitionsToTxn", from |-> i, to |-> Coordinator, awaited |-> TRUE,
                pid |-> session[i].pid, epoch |-> session[i].epoch, partition |-> p ])
  /\ session' = [session EXCEPT ![i].progress[p] = "adding"]
  /\ UNCHANGED <<coordination, partitions, history, deposed, spent>>

SendRecord(i, p) ==              \* Sender.sendProducerData
  /\ session[i].status = "open"
  /\ session[i].progress[p] = IF Bumping THEN "none" ELSE "added"
  /\ Net!Send([ type |-> "Produce", from |-> i, to |-> p, awaited |-> TRUE,
                pid |-> session[i].pid, epoch |-> session[i].epoch, txn |-> session[i].txn,
                stage |-> "new", guard |-> 0 ])
  /\ session' = [session EXCEPT ![i].progress[p] = "sending"]
  /\ history' = [history EXCEPT ![session[i].txn].sent = @ \cup {p}]
  /\ UNCHANGED <<coordination, partitions, deposed, spent>>

-----------------------------------------------------------------------------
(* The end.  Answers to what was given up on are not heard.                *)

Doing(i, what) == { p \in Partitions : session[i].progress[p] = what }

EndTxnRequest(i, result) ==
  [ type |-> "EndTxn", from |-> i, to |-> Coordinator, awaited |-> TRUE,
    pid |-> session[i].pid, epoch |-> session[i].epoch, result |-> result ]

Ask(i, told) ==
  /\ session' = [session EXCEPT ![i].status = "ending"]
  /\ history' = [history EXCEPT ![session[i].txn].told = told]

CommitTransaction(i) ==          \* KafkaProducer.commitTransaction, after a flush
  /\ session[i].status = "open"
  /\ Doing(i, "adding") \cup Doing(i, "sending") = {}
  /\ Doing(i, "acked") # {}
  /\ Ask(i, "commit asked")
  /\ Net!Send(EndTxnRequest(i, "commit"))
  /\ UNCHANGED <<coordination, partitions, deposed, spent>>

Unheard(i, m) == IF m.type = "Produce" /\ m.from = i THEN [m EXCEPT !.awaited = FALSE] ELSE m

AbortTransaction(i) ==           \* KafkaProducer.abortTransaction
  /\ session[i].status \in {"open", "failed"}
  /\ Doing(i, "adding") = {}
  /\ Doing(i, "none") # Partitions
  /\ IF Doing(i, "sending") = {} THEN UNCHANGED spent ELSE Spend("abandoned", MaxAbandoned)
  /\ Ask(i, "abort asked")
  /\ Net!Change({ Unheard(i, m) : m \in network } \cup {EndTxnRequest(i, "abort")})
  /\ pending' = IF pending # None /\ pending.request # None
                THEN [pending EXCEPT !.request = Unheard(i, @)]
                ELSE pending
  /\ UNCHANGED <<txn, unmarked, term, issued, partitions, deposed>>

=============================================================================
