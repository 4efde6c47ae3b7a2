------------------------ MODULE DeliveryGuarantees -------------------------
(***************************************************************************)
(* What a configuration promises to a producer: is a record kept that it   *)
(* was told is written, may a record be written twice, may records change  *)
(* places?                                                                 *)
(*                                                                         *)
(* One producer sends records 0, 1, 2 ... to one partition over one        *)
(* connection.  Requests and answers may be lost; with acks=1 and acks=all *)
(* it sends again what was not answered, with acks=0 it is never answered  *)
(* and takes a record for written when it sends it.  The partition is      *)
(* replicated in atomic steps (AtomicReplication), with all that may       *)
(* happen to it: elections, changes of the ISR, restarts, losses of power. *)
(*                                                                         *)
(* An idempotent producer numbers its records, and a leader takes a record *)
(* only after the one before it; what it knows of the producer it reads    *)
(* off its log.  A leader that has nothing of a producer takes whatever    *)
(* comes first (KIP-360).                                                  *)
(*                                                                         *)
(* Not modelled: several batches in a request, sessions, transactions; the *)
(* producer's memory of five batches is larger than what is sent here.     *)
(*                                                                         *)
(* Kafka: Sender, RecordAccumulator; ReplicaManager.appendRecords,         *)
(* ProducerStateManager.                                                   *)
(***************************************************************************)
EXTENDS AtomicReplication

CONSTANTS
  Idempotent,       \* enable.idempotence
  MaxInFlight,      \* max.in.flight.requests.per.connection
  MaxRetries        \* budget: how often a record is sent again

ASSUME /\ Idempotent => Acks = "all"
       /\ MaxInFlight > 0

VARIABLES           \* of the producer; records by their number
  requests,         \* on their way to the leader, in the order of the connection
  unanswered,       \* handled by a leader, the answer is not here yet
  again,            \* to be sent again
  retries,          \* how often records were sent again
  metadata,         \* the leader epoch it has last heard of
  told              \* what the producer takes for written

VARIABLES           \* of the controller
  lastLeader        \* who led last, where nobody leads

producer == <<requests, unanswered, again, retries, metadata, told>>
everything == <<vars, producer, lastLeader>>

-----------------------------------------------------------------------------
(* What a log has of the producer.                                         *)

Numbers(records)     == { records[i].id : i \in 1 .. Len(records) }
FirstOf(records, id) == Least({ i \in 1 .. Len(records) : records[i].id = id })

Accepts(records, id) ==          \* else OUT_OF_ORDER_SEQUENCE_NUMBER
  IF ~Idempotent \/ records = <<>> THEN TRUE
  ELSE id \in Numbers(records) \cup {Greatest(Numbers(records)) + 1}

Duplicate(records, id) == Idempotent /\ id \in Numbers(records)

Ample(leader) == Cardinality(view[leader].isr) >= MinIsr

-----------------------------------------------------------------------------
(* The producer.                                                           *)

Requested == { requests[i] : i \in 1 .. Len(requests) }
Pending   == Requested \cup unanswered \cup again

SendRecord ==                    \* Sender.sendProduceRequest
  /\ Within(written, MaxRecords)
  /\ Cardinality(Pending) < MaxInFlight
  /\ requests' = Append(requests, written)
  /\ written'  = written + 1
  /\ told'     = IF Acks = "0" THEN told \cup {written} ELSE told
  /\ UNCHANGED <<log, view, decisions, crashes, committed, acknowledged, unanswered, again, retries, metadata, lastLeader>>

SendAgain(id) ==                 \* RecordAccumulator.reenqueue: an idempotent producer keeps the order
  /\ Idempotent => id = Least(again)
  /\ Within(retries, MaxRetries)
  /\ requests' = Append(requests, id)
  /\ again'    = again \ {id}
  /\ retries'  = retries + 1
  /\ UNCHANGED <<vars, unanswered, metadata, told, lastLeader>>

FailRequest ==                   \* Sender.completeBatch: it is lost, or refused (NOT_ENOUGH_REPLICAS, ...)
  /\ requests # <<>>
  /\ requests' = Tail(requests)
  /\ again'    = IF Acks = "0" THEN again ELSE again \cup {Head(requests)}
  /\ UNCHANGED <<vars, unanswered, retries, metadata, told, lastLeader>>

Expire(id) ==                    \* Sender.completeBatch: the answer is lost, or REQUEST_TIMED_OUT
  /\ unanswered' = unanswered \ {id}
  /\ again'      = again \cup {id}
  /\ UNCHANGED <<vars, requests, retries, metadata, told, lastLeader>>

-----------------------------------------------------------------------------
(* The leader.                                                             *)

HandleProduce(leader) ==         \* ReplicaManager.appendRecords
  LET id == Head(requests)
  IN  /\ Leads(leader)
      /\ requests # <<>>
      /\ view[leader].epoch >= metadata
      /\ Acks = "all" => Ample(leader)
      /\ Accepts(log[leader], id)
      /\ log' = IF Duplicate(log[leader], id) THEN log
                ELSE [log EXCEPT ![leader] = Append(@, [epoch |-> view[leader].epoch, id |-> id])]
      /\ requests'   = Tail(requests)
      /\ metadata'   = view[leader].epoch
      /\ unanswered' = IF Acks = "0" THEN unanswered ELSE unanswered \cup {id}
      /\ UNCHANGED <<view, decisions, crashes, clients, again, retries, told, lastLeader>>

IsCommitted(leader, id) ==       \* below the high watermark, on the leader's log
  \E offset \in Offsets(log[leader]) :
    /\ offset < EndOffset(committed)
    /\ RecordAt(log[leader], offset) = RecordAt(committed, offset)
    /\ RecordAt(log[leader], offset).id = id

AnswerProduce(leader, id) ==     \* with acks=all DelayedProduce.tryComplete, else NOT_ENOUGH_REPLICAS_AFTER_APPEND
  /\ Leads(leader)
  /\ id \in Numbers(log[leader])
  /\ Acks = "all" => IsCommitted(leader, id) /\ Ample(leader)
  /\ unanswered' = unanswered \ {id}
  /\ told'       = told \cup {id}
  /\ UNCHANGED <<vars, requests, again, retries, metadata, lastLeader>>

-----------------------------------------------------------------------------
(* KIP-966: where nobody is left who is known to have everything, the last *)
(* leader is elected when it comes back, whatever it has lost, and whatever *)
(* unclean.leader.election.enable says.                                    *)

ElectLastLeader(replica) ==      \* PartitionChangeBuilder.electLastKnownLeader
  /\ On("ELR")
  /\ partition.leader = None
  /\ replica = lastLeader
  /\ Publish(NextState(partition, replica, NextEpoch(partition), {replica}, {}))
  /\ UNCHANGED <<log, view, crashes, clients>>

CommitSome(leader, end) ==       \* somebody is left to have it
  /\ Candidates(partition) # {}
  /\ Commit(leader, end)

-----------------------------------------------------------------------------
GuaranteeInit ==
  /\ Init
  /\ requests   = <<>>
  /\ unanswered = {}
  /\ again      = {}
  /\ retries    = 0
  /\ metadata   = 0
  /\ told       = {}
  /\ lastLeader = FirstLeader

Producing ==
  \/ SendRecord
  \/ FailRequest
  \/ \E id \in again : SendAgain(id)
  \/ \E id \in unanswered : Expire(id)
  \/ \E leader \in Replicas :
       \/ HandleProduce(leader)
       \/ \E id \in unanswered : AnswerProduce(leader, id)

Replicating ==                   \* Partition, ReplicaFetcherThread, ReplicationControlManager: AtomicReplication
  /\ \E replica \in Replicas :
       \/ \E end \in 1 .. EndOf(replica) : CommitSome(replica, end)
       \/ \E leader \in Replicas : Fetch(replica, leader)
       \/ ElectLeader(replica)
       \/ ElectUnclean(replica)
       \/ ElectLastLeader(replica)
       \/ ShrinkIsr(replica)
       \/ ExpandIsr(replica)
       \/ \E state \in published : Adopt(replica, state)
       \/ RestartClean(replica)
       \/ \E end \in 0 .. EndOf(replica) : LosePower(replica, end)
  /\ lastLeader' = IF partition'.leader = None THEN lastLeader ELSE partition'.leader
  /\ UNCHANGED producer

GuaranteeNext == Producing \/ Replicating

GuaranteeSpec == GuaranteeInit /\ [][GuaranteeNext]_everything

-----------------------------------------------------------------------------
ProducerTypeOK ==
  /\ TypeOK
  /\ Requested \subseteq 0 .. written - 1
  /\ unanswered \subseteq 0 .. written - 1
  /\ again \subseteq 0 .. written - 1
  /\ retries \in Nat
  /\ metadata \in 0 .. partition.epoch
  /\ lastLeader \in Replicas
  /\ told \subseteq 0 .. written - 1
  /\ Cardinality(Pending) <= MaxInFlight

(* What a producer does with its records, whatever is promised.            *)

InFlight == Len(requests) + Cardinality(unanswered) + Cardinality(again)

NothingForgotten ==              \* a record is in one place, until it is known to be written
  IF Acks = "0"
  THEN told = 0 .. written - 1
  ELSE /\ Pending \cup told = 0 .. written - 1
       /\ InFlight + Cardinality(told) = written

InFlightBounded == InFlight <= MaxInFlight

SentAgainInOrder ==              \* by an idempotent producer, whatever order the answers came in
  [][Idempotent => \A id \in again \ again' : \A other \in again' : id < other]_everything

NeverBack ==                     \* only a leader takes records, and none older than one that has answered
  [][\A replica \in Replicas :
       requests' # requests /\ Len(log'[replica]) > Len(log[replica])
         => /\ Leads(replica)
            /\ metadata' = log'[replica][Len(log'[replica])].epoch
            /\ metadata' >= metadata]_everything

ToldTheTruth ==                  \* a leader has it; with acks=all it is committed, and the ISR as large as was asked for
  [][\A id \in told' \ told : Acks # "0" =>
       \E leader \in Replicas :
         /\ Leads(leader)
         /\ id \in Numbers(log[leader])
         /\ Acks = "all" => id \in Numbers(committed) /\ Ample(leader)]_everything

LastLeaderIsKnown == partition.leader # None => lastLeader = partition.leader

(* The three questions.                                                    *)

Kept ==                          \* what the producer takes for written, the leader has
  \A id \in told \ Requested : \A replica \in Replicas :
    Leads(replica) /\ view[replica].epoch = partition.epoch => id \in Numbers(log[replica])

NoDuplicates ==                  \* no consumer gets a record twice
  \A i, j \in 1 .. Len(committed) : committed[i].id = committed[j].id => i = j

InOrder ==                       \* consumers get records first in the order in which they were sent
  \A a, b \in Numbers(committed) : a < b => FirstOf(committed, a) < FirstOf(committed, b)

=============================================================================
