--------------------------- MODULE ProducerBroker ---------------------------
(***************************************************************************)
(* The leader of the partition: it handles the requests of the connection, *)
(* forgets, and is replaced.                                               *)
(*                                                                         *)
(* An answer names its batch by the first record, and says what became of  *)
(* it: "none" (written, now or before), "retriable" or "rejected" (errors  *)
(* that say nothing of sequence numbers), or why it was refused.           *)
(*                                                                         *)
(* Kafka: ReplicaManager (appendRecords), Partition (appendRecordsToLeader)*)
(* UnifiedLog (analyzeAndValidateProducerState), ProducerStateManager,     *)
(* Cleaner.                                                                *)
(***************************************************************************)
EXTENDS ProducerSession

Response(batch, error, offset) ==
  [first |-> batch.first, error |-> error, offset |-> offset, start |-> start]

Written(batch) == Others \/ \E i \in DOMAIN log : log[i].partition = batch.partition

Lowest(batch) ==                 \* KAFKA-14920: kept from the first attempt on
  LET scope == Scope(batch)
  IN  IF scope \in DOMAIN lowest /\ lowest[scope] < batch.seq THEN lowest[scope] ELSE batch.seq

VerdictOn(batch) == Verdict(EntryOf(Scope(batch)), batch, Written(batch), Lowest(batch))

-----------------------------------------------------------------------------
(* What handling a batch does to the log.                                  *)

AppendBatch(batch) ==
  LET scope == Scope(batch)
  IN  /\ log' = Append(log, batch)
      /\ producers' = IF On("Idempotent")
                      THEN Put(producers, scope, Remember(EntryOf(scope), batch, Len(log)))
                      ELSE producers
      /\ lowest' = Without(lowest, {scope})

KeepLog(batch) ==                \* nothing is appended; verification has seen the batch
  /\ lowest' = IF Verified THEN Put(lowest, Scope(batch), Lowest(batch)) ELSE lowest
  /\ UNCHANGED <<log, producers>>

Apply(batch) == IF VerdictOn(batch) = "append" THEN AppendBatch(batch) ELSE KeepLog(batch)

Outcome(batch) ==
  CASE VerdictOn(batch) = "append"    -> Response(batch, "none", Len(log))
    [] VerdictOn(batch) = "duplicate" -> Response(batch, "none", OffsetOf(EntryOf(Scope(batch)), batch))
    [] OTHER                          -> Response(batch, VerdictOn(batch), Nothing)

Respond(response) ==
  /\ requests'  = Tail(requests)
  /\ responses' = Append(responses, response)
  /\ UNCHANGED <<application, client, strays, start, cleaned>>

-----------------------------------------------------------------------------
(* What becomes of the first of the requests.                              *)

HandleProduce(batch) ==          \* appendRecordsToLeader
  /\ Apply(batch)
  /\ Respond(Outcome(batch))
  /\ UNCHANGED faults

(* NOT_ENOUGH_REPLICAS, NOT_LEADER_OR_FOLLOWER, a failed verification: the *)
(* batch is not looked at.  (Partition.appendRecordsToLeader)              *)

RefuseProduce(batch) ==
  /\ Spend("refused", MaxRefused)
  /\ KeepLog(batch)
  /\ Respond(Response(batch, "retriable", Nothing))

(* INVALID_RECORD, TOPIC_AUTHORIZATION_FAILED: for good.  (LogValidator,   *)
(* KafkaApis.handleProduceRequest)                                         *)

RejectProduce(batch) ==
  /\ Spend("rejected", MaxRejected)
  /\ KeepLog(batch)
  /\ Respond(Response(batch, "rejected", Nothing))

(* REQUEST_TIMED_OUT, NOT_ENOUGH_REPLICAS_AFTER_APPEND: the batch is in    *)
(* the log, the client cannot know.  (DelayedProduce, Partition.check-     *)
(* EnoughReplicasReachOffset)                                              *)

AnswerLate(batch) ==
  /\ VerdictOn(batch) \in {"append", "duplicate"}
  /\ Spend("late", MaxLate)
  /\ Apply(batch)
  /\ Respond(Response(batch, "retriable", Nothing))

HandleStray(batch) ==            \* ReplicaManager.appendRecords; its connection is closed
  /\ Apply(batch)
  /\ strays' = strays \ {batch}
  /\ UNCHANGED <<application, client, requests, responses, start, cleaned, faults>>

-----------------------------------------------------------------------------
(* Records are deleted, by retention or DeleteRecords.  KAFKA-7190: with   *)
(* its last record a producer was forgotten.                               *)

DeleteRecords(end) ==
  /\ Spend("deleted", MaxDeleted)
  /\ start' = end
  /\ LET lost == { scope \in DOMAIN producers :
                     \A i \in DOMAIN log : IsOf(scope, log[i]) => i <= end }
     IN  producers' = IF On("KeepStateOnRetention") THEN producers ELSE Without(producers, lost)
  /\ UNCHANGED <<application, client, connection, log, cleaned, lowest>>

(* A producer that was silent for producer.id.expiration.ms is forgotten,  *)
(* whether or not it has something to send again.  (removeExpiredProducers)*)

ForgetProducer(scope) ==
  /\ On("StateLossRetry") => inFlight = <<>> /\ requests = <<>> /\ strays = {}
  /\ Spend("forgotten", MaxForgotten)
  /\ producers' = Without(producers, {scope})
  /\ UNCHANGED <<application, client, connection, log, start, cleaned, lowest>>

(* Compaction removes a batch whose keys others have written again; of the *)
(* newest batch of a producer it keeps the header, with its sequence       *)
(* numbers.  (Cleaner.shouldDiscardBatch)                                  *)

CleanBatch(offset) ==
  /\ offset \notin cleaned
  /\ On("CleanKeepsLastBatch")
       => \E i \in offset + 2 .. Len(log) : IsOf(Scope(log[offset + 1]), log[i])
  /\ Spend("cleaned", MaxCleaned)
  /\ cleaned' = cleaned \cup {offset}
  /\ UNCHANGED <<application, client, connection, log, start, producers, lowest>>

(* Another broker leads, or this one has restarted: with a snapshot as of  *)
(* `offset', or none (0), and what it replays of the log.                  *)

Rebuilt(offset) ==
  LET entry(scope) == Replay(Snapshot(scope, log, offset, cleaned), scope, log, offset, Gone)
  IN  [scope \in { s \in Scopes(log) : entry(s) # Unknown } |-> entry(scope)]

ChangeLeader(offset) ==          \* UnifiedLog.rebuildProducerState
  /\ \/ offset > start
     \/ offset = 0 /\ (On("StateLossRetry") => start = 0)
  /\ Spend("leaders", MaxLeaders)
  /\ producers' = IF On("Idempotent") THEN Rebuilt(offset) ELSE producers
  /\ lowest'    = Without(lowest, DOMAIN lowest)
  /\ requests'  = <<>>
  /\ responses' = <<>>
  /\ strays'    = {}
  /\ inFlight'  = [i \in DOMAIN inFlight |-> Unheard(inFlight[i])]
  /\ UNCHANGED <<application, session, log, start, cleaned>>

=============================================================================
