--------------------------- MODULE ProducerClient ---------------------------
(***************************************************************************)
(* The client of the idempotent producer: it gives batches their sequence  *)
(* numbers, sends them again in their order, and decides from the broker's *)
(* answers what to do with both.                                           *)
(*                                                                         *)
(* The application always has a record more to send; what waits for its    *)
(* first sending is not modelled.  Nor is time: a batch may reach its      *)
(* delivery timeout at any moment, the oldest first.                       *)
(*                                                                         *)
(* Kafka: RecordAccumulator (drain, reenqueue), Sender (completeBatch,     *)
(* failBatch, canRetry), TransactionManager, TxnPartitionEntry.            *)
(***************************************************************************)
EXTENDS ProducerSession, Extremes

First(held) == held.batch.first

RemoveAt(seq, i) == SubSeq(seq, 1, i - 1) \o SubSeq(seq, i + 1, Len(seq))

Oldest(i) == \A j \in DOMAIN inFlight : First(inFlight[i]) <= First(inFlight[j])

HeldRecords == UNION { Records(inFlight[i].batch) : i \in DOMAIN inFlight }

-----------------------------------------------------------------------------
(* Sequence numbers on the client.  KAFKA-7693: they did not wrap.  What   *)
(* compares them still takes them for plain numbers: the order of batches  *)
(* in flight (PRODUCER_BATCH_COMPARATOR), the largest one acknowledged     *)
(* (maybeUpdateLastAckedSequence), and the test whether a batch is the     *)
(* next to be so (isNextSequence).                                         *)

Advance(seq, count) == IF On("SeqWrap") THEN (seq + count) % SequenceCount ELSE seq + count

Insert(held) ==
  LET i == Cardinality({ j \in DOMAIN inFlight :
                           On("WrapOrder") \/ inFlight[j].batch.seq < held.batch.seq })
  IN  SubSeq(inFlight, 1, i) \o <<held>> \o SubSeq(inFlight, i + 1, Len(inFlight))

IsNext(seq) == seq = session.ackedSeq + 1

Later(a, b) == IF a > b THEN a ELSE b            \* also of sequence numbers, and wrong at the wrap

-----------------------------------------------------------------------------
(* Sending.  As long as a batch waits to be sent again, no new one is; and *)
(* none follows what expired until its fate is known.                      *)

NewBatch(count) ==
  [ pid |-> session.pid, partition |-> session.partition, epoch |-> session.epoch,
    seq |-> session.next, first |-> sent, count |-> count ]

WithinSpan(count) ==             \* no more ahead of the first unanswered than the broker remembers
  \A i \in DOMAIN inFlight : sent + count - First(inFlight[i]) <= CacheSize

SendBatch(count) ==              \* drainBatchesForOneNode
  /\ Within(sent + count - 1, MaxRecords)
  /\ Outstanding < MaxInFlight
  /\ Queued = {}
  /\ session.unresolved = Nothing
  /\ On("WindowBySpan") => WithinSpan(count)
  /\ requests' = Append(requests, NewBatch(count))
  /\ inFlight' = Insert(Held(NewBatch(count)))
  /\ session'  = [session EXCEPT !.next = Advance(@, count)]
  /\ sent'     = sent + count
  /\ UNCHANGED <<acked, failed, responses, strays, broker, faults>>

(* Only the first batch in flight is sent again (shouldStopDrainBatches-   *)
(* ForPartition); without sequence numbers there is no first.              *)

ResendBatch(i) ==
  /\ i \in Queued
  /\ On("Idempotent") => i = 1
  /\ Outstanding < MaxInFlight
  /\ requests' = Append(requests, inFlight[i].batch)
  /\ inFlight' = [inFlight EXCEPT ![i].state = "resent", ![i].reset = FALSE]
  /\ UNCHANGED <<application, session, responses, strays, broker, faults>>

-----------------------------------------------------------------------------
(* New sequence numbers, from zero, for all batches in flight              *)
(* (startSequencesAtBeginning).  KAFKA-8483: they were given in the order  *)
(* of a heap, of which the first alone is sure.                            *)

Orders(held) ==
  LET all == DOMAIN held
  IN  IF On("ClientSeqReset") THEN {[i \in all |-> i]}
      ELSE { f \in [all -> all] : /\ \A i, j \in all : i # j => f[i] # f[j]
                                  /\ 1 \in all => f[1] = 1 }

Renumbered(held, pid, epoch, order) ==
  LET n         == Len(held)
      end[i \in 0 .. n] == IF i = 0 THEN 0 ELSE end[i - 1] + held[order[i]].batch.count
      new(i)    == [held[order[i]] EXCEPT !.reset       = TRUE,
                                          !.batch.pid   = pid,
                                          !.batch.epoch = epoch,
                                          !.batch.seq   = end[i - 1] % SequenceCount]
  IN  [batches |-> [i \in 1 .. n |-> new(i)], next |-> end[n] % SequenceCount]

Restart(held, pid, epoch) ==
  \E order \in Orders(held) :
    LET new == Renumbered(held, pid, epoch, order)
    IN  /\ inFlight' = new.batches
        /\ session'  = [NewSession(pid, session.partition) EXCEPT
                          !.epoch = epoch, !.next = new.next, !.ackedOffset = session.ackedOffset]

BumpEpoch(held) ==               \* bumpIdempotentProducerEpoch; the last epoch is followed by a new pid
  IF session.epoch < LastEpoch THEN Restart(held, session.pid, session.epoch + 1)
                               ELSE Restart(held, session.pid + 1, 0)

GiveUp ==                        \* before KIP-360: all in flight fails, and a new pid is asked for
  /\ failed'   = failed \cup HeldRecords
  /\ inFlight' = <<>>
  /\ session'  = NewSession(session.pid + 1, session.partition)
  /\ UNCHANGED <<sent, acked>>

-----------------------------------------------------------------------------
(* Answers.                                                                *)

Complete(i, response) ==         \* handleCompletedBatch
  LET batch == inFlight[i].batch
  IN  /\ acked'    = acked \cup Records(batch)
      /\ inFlight' = RemoveAt(inFlight, i)
      /\ session'  = [session EXCEPT !.ackedSeq    = Later(@, LastSeq(batch)),
                                     !.ackedOffset = Later(@, response.offset)]
      /\ UNCHANGED <<sent, failed>>

Requeued(i) == [inFlight EXCEPT ![i].state = "queued"]

Retry(i) == inFlight' = Requeued(i) /\ UNCHANGED <<application, session>>

(* A sequence number out of order: if an earlier batch is still due, this  *)
(* one waits for it.  Else there is a gap: before KIP-360 the batch fails, *)
(* since then a new epoch begins.                                          *)

AwaitsEarlier(i) ==
  /\ session.unresolved = Nothing
  /\ inFlight[i].reset \/ ~IsNext(inFlight[i].batch.seq)

HandleOutOfOrder(i) ==
  IF AwaitsEarlier(i) /\ On("CacheN5") THEN Retry(i)
  ELSE IF ~On("EpochBumpClient") THEN GiveUp
  ELSE IF /\ session.unresolved \in {Nothing, inFlight[i].batch.seq}
          /\ On("AwaitPreceding") => i = 1
       THEN BumpEpoch(Requeued(i)) /\ UNCHANGED application
  ELSE Retry(i)

(* UNKNOWN_PRODUCER_ID, up to 2.4: if all that was acknowledged is deleted *)
(* by now, that is why, and the sequence begins again in the same epoch.   *)

HandleUnknownProducer(i, response) ==
  IF On("EpochBumpClient") THEN BumpEpoch(Requeued(i)) /\ UNCHANGED application
  ELSE IF inFlight[i].reset THEN Retry(i)
  ELSE IF session.ackedOffset < response.start
       THEN Restart(Requeued(i), session.pid, session.epoch) /\ UNCHANGED application
  ELSE GiveUp

(* An error for good leaves a gap behind it.  Before KIP-360 the batches   *)
(* behind moved up; since then a new epoch begins, also for the batches    *)
(* before it.  KAFKA-14034: these may have been written already.           *)

MovedUp(held, batch) ==          \* adjustSequencesDueToFailedBatch
  IF held.batch.seq < batch.seq THEN held
  ELSE [held EXCEPT !.batch.seq = @ - batch.count, !.reset = TRUE]

Fail(i) ==                       \* handleFailedBatch
  LET batch == inFlight[i].batch
      rest  == RemoveAt(inFlight, i)
  IN  /\ failed' = failed \cup Records(batch)
      /\ UNCHANGED <<sent, acked>>
      /\ IF ~On("Idempotent") THEN inFlight' = rest /\ UNCHANGED session
         ELSE IF On("AwaitPreceding")
              THEN /\ inFlight' = rest
                   /\ session'  = [session EXCEPT !.unresolved = Later(@, LastSeq(batch) + 1)]
         ELSE IF On("EpochBumpClient") THEN BumpEpoch(rest)
         ELSE /\ inFlight' = [j \in DOMAIN rest |-> MovedUp(rest[j], batch)]
              /\ session'  = [session EXCEPT !.next = @ - batch.count]

HandleResponse(response) ==      \* Sender.completeBatch, canRetry
  /\ response = Head(responses)
  /\ responses' = Tail(responses)
  /\ LET heard == { i \in DOMAIN inFlight : First(inFlight[i]) = response.first }
     IN  IF heard = {} THEN UNCHANGED <<application, client>>          \* it has expired
         ELSE \E i \in heard :
                CASE response.error = "none"            -> Complete(i, response)
                  [] response.error = "retriable"       -> Retry(i)
                  [] response.error = "rejected"        -> Fail(i)
                  [] response.error = "outOfOrder"      -> HandleOutOfOrder(i)
                  [] response.error = "unknownProducer" -> HandleUnknownProducer(i, response)
  /\ UNCHANGED <<requests, strays, broker, faults>>

-----------------------------------------------------------------------------
(* A batch expires, also while it is on its way.  If it was sent again,    *)
(* whether it was written is open: no new batch is sent until the answers  *)
(* to those in flight say so (markSequenceUnresolved).  It is as open if   *)
(* it is on its first way; but there Kafka does not mark it (inRetry).     *)

ExpireBatch(i) ==
  /\ Oldest(i)
  /\ Spend("expired", MaxExpired)
  /\ LET batch == inFlight[i].batch
     IN  /\ failed'   = failed \cup Records(batch)
         /\ inFlight' = RemoveAt(inFlight, i)
         /\ session'  = IF On("Idempotent") /\ (inFlight[i].state # "sent" \/ On("UnresolvedSent"))
                        THEN [session EXCEPT !.unresolved = Later(@, LastSeq(batch) + 1)]
                        ELSE session
  /\ UNCHANGED <<sent, acked, connection, broker>>

ResolveSequences ==              \* maybeResolveSequences
  /\ session.unresolved # Nothing
  /\ inFlight = <<>>
  /\ IF IsNext(session.next)
     THEN session' = [session EXCEPT !.unresolved = Nothing] /\ UNCHANGED <<application, inFlight>>
     ELSE IF On("EpochBumpClient") THEN BumpEpoch(inFlight) /\ UNCHANGED application
     ELSE GiveUp
  /\ UNCHANGED <<connection, broker, faults>>

BreakConnection(kept) ==         \* also when an answer does not come within request.timeout.ms
  /\ Outstanding > 0
  /\ Within(faults.breaks, MaxBreaks)
  /\ kept # {} => Within(faults.strays, MaxStrays)
  /\ faults' = [faults EXCEPT !.breaks = @ + 1, !.strays = @ + Cardinality(kept)]
  /\ requests'  = <<>>
  /\ responses' = <<>>
  /\ strays'    = strays \cup kept
  /\ inFlight'  = [i \in DOMAIN inFlight |-> Unheard(inFlight[i])]
  /\ UNCHANGED <<application, session, broker>>

-----------------------------------------------------------------------------
(* The application begins again with the first record of which it has no   *)
(* good news: in a new process, hence with a new pid; or, if it was told   *)
(* that something failed, in another partition.  Here idempotence ends.    *)

Begin(pid, partition) ==
  /\ sent'      = Least(0 .. Cardinality(acked) \ acked)
  /\ failed'    = {}
  /\ session'   = [NewSession(pid, partition) EXCEPT
                     !.epoch = IF pid = session.pid THEN session.epoch ELSE 0]
  /\ inFlight'  = <<>>
  /\ requests'  = <<>>
  /\ responses' = <<>>
  /\ UNCHANGED <<acked, strays, broker>>

RestartApplication ==            \* KafkaProducer.close, and a new KafkaProducer
  /\ Spend("restarts", MaxRestarts)
  /\ Begin(session.pid + 1, session.partition)

SendElsewhere(partition) ==      \* KafkaProducer.send, from the callback of a send that failed
  /\ failed # {}
  /\ inFlight = <<>>
  /\ partition # session.partition
  /\ Spend("elsewhere", MaxElsewhere)
  /\ Begin(session.pid, partition)

=============================================================================
