--------------------------- MODULE ProducerBuffers --------------------------
(***************************************************************************)
(* The memory of a producer: batches lie in buffers of a pool, and a       *)
(* request that waits to be written to its socket refers to the buffer,    *)
(* not to its contents.  The topic stands in the request, outside of the   *)
(* batch and of its checksum.                                              *)
(*                                                                         *)
(* A batch may expire while its request waits.  The request is sent all    *)
(* the same; so its buffer must not be used for another batch before.      *)
(* Up to 2.7 the contents were copied into the request.                    *)
(*                                                                         *)
(* What goes to one topic goes in its order: the accumulator is a queue of *)
(* each partition, and so is its connection.                               *)
(*                                                                         *)
(* Not modelled: retries, sequence numbers, batches of several records.    *)
(*                                                                         *)
(* Kafka: RecordAccumulator, BufferPool, Sender, ByteBufferSend.           *)
(***************************************************************************)
EXTENDS Naturals, Sequences, FiniteSets, ProducerVersions

CONSTANTS
  Topics,           \* topics, of one partition each
  Buffers,          \* the buffers of the pool
  MaxRecords,       \* records that the application sends
  MaxExpired        \* batches that expire on their way

Within(count, limit) == count < limit

VARIABLES
  sentTo,           \* the topic of each record, by its number
  contents,         \* the record last written to each buffer; 0 if none was
  free,             \* the buffers that may be used
  waiting,          \* the batches of each topic in the accumulator: [record, buffer]
  queued,           \* ... whose requests are not yet on the wire, `record' being meant
  answered,         \* ... that the broker has handled and whose answer is to come
  log,              \* the records of each topic
  acked,            \* records reported to be written
  failed            \* records reported to have failed

vars == <<sentTo, contents, free, waiting, queued, answered, log, acked, failed>>

Init ==
  /\ sentTo   = <<>>
  /\ contents = [buffer \in Buffers |-> 0]
  /\ free     = Buffers
  /\ waiting  = [topic \in Topics |-> <<>>]
  /\ queued   = [topic \in Topics |-> <<>>]
  /\ answered = [topic \in Topics |-> <<>>]
  /\ log      = [topic \in Topics |-> <<>>]
  /\ acked    = {}
  /\ failed   = {}

-----------------------------------------------------------------------------
Push(queue, topic, batch) == [queue EXCEPT ![topic] = Append(@, batch)]
Pop(queue, topic)         == [queue EXCEPT ![topic] = Tail(@)]

AppendRecord(topic, buffer) ==   \* RecordAccumulator.append
  /\ Within(Len(sentTo), MaxRecords)
  /\ buffer \in free
  /\ sentTo'   = Append(sentTo, topic)
  /\ contents' = [contents EXCEPT ![buffer] = Len(sentTo')]
  /\ free'     = free \ {buffer}
  /\ waiting'  = Push(waiting, topic, [record |-> Len(sentTo'), buffer |-> buffer])
  /\ UNCHANGED <<queued, answered, log, acked, failed>>

SendBatch(topic) ==              \* Sender.sendProduceRequest
  /\ waiting[topic] # <<>>
  /\ waiting' = Pop(waiting, topic)
  /\ queued'  = Push(queued, topic, Head(waiting[topic]))
  /\ UNCHANGED <<sentTo, contents, free, answered, log, acked, failed>>

Carried(batch) ==                \* what the bytes say when they leave
  IF Shipped("2.8") THEN contents[batch.buffer] ELSE batch.record

WriteRequest(topic) ==           \* ByteBufferSend.writeTo; the broker sees a valid checksum
  /\ queued[topic] # <<>>
  /\ LET batch == Head(queued[topic])
     IN  /\ queued'   = Pop(queued, topic)
         /\ answered' = Push(answered, topic, batch)
         /\ log'      = [log EXCEPT ![topic] = Append(@, Carried(batch))]
  /\ UNCHANGED <<sentTo, contents, free, waiting, acked, failed>>

(* The oldest first.  (Sender.getExpiredInflightBatches)  KAFKA-19012: the *)
(* buffer of an expired batch comes back to the pool when its request is   *)
(* done, not when the batch is.                                            *)

ExpireBatch(topic) ==            \* Sender.failBatch
  LET sent == answered[topic] \o queued[topic]
  IN  \E i \in DOMAIN sent :
        /\ sent[i].record \notin failed
        /\ \A j \in 1 .. i - 1 : sent[j].record \in failed
        /\ Within(Cardinality(failed), MaxExpired)
        /\ failed' = failed \cup {sent[i].record}
        /\ free'   = IF On("BufReuse") THEN free ELSE free \cup {sent[i].buffer}
        /\ UNCHANGED <<sentTo, contents, waiting, queued, answered, log, acked>>

HandleResponse(topic) ==         \* Sender.completeBatch
  /\ answered[topic] # <<>>
  /\ LET batch == Head(answered[topic])
     IN  /\ answered' = Pop(answered, topic)
         /\ IF batch.record \in failed
            THEN /\ free' = IF On("BufReuse") THEN free \cup {batch.buffer} ELSE free
                 /\ UNCHANGED acked
            ELSE /\ free'  = free \cup {batch.buffer}
                 /\ acked' = acked \cup {batch.record}
  /\ UNCHANGED <<sentTo, contents, waiting, queued, log, failed>>

Next ==
  \E topic \in Topics :
    \/ \E buffer \in Buffers : AppendRecord(topic, buffer)
    \/ SendBatch(topic)
    \/ WriteRequest(topic)
    \/ ExpireBatch(topic)
    \/ HandleResponse(topic)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
Batch == [record : 1 .. Len(sentTo), buffer : Buffers]

TypeOK ==
  /\ sentTo \in Seq(Topics)
  /\ contents \in [Buffers -> 0 .. Len(sentTo)]
  /\ free \subseteq Buffers
  /\ \A topic \in Topics : /\ {waiting[topic], queued[topic], answered[topic]} \subseteq Seq(Batch)
                           /\ log[topic] \in Seq(1 .. Len(sentTo))
  /\ acked \cup failed \subseteq 1 .. Len(sentTo)

NoMisroute ==                    \* a record lies only in the topic that it was sent to
  \A topic \in Topics : \A i \in DOMAIN log[topic] : sentTo[log[topic][i]] = topic

InOrder ==                       \* and once, in the order of sending
  \A topic \in Topics : \A i, j \in DOMAIN log[topic] : i < j => log[topic][i] < log[topic][j]

AckedIsWritten ==                \* and there it is, if it was acknowledged
  \A r \in acked : \E i \in DOMAIN log[sentTo[r]] : log[sentTo[r]][i] = r

InUse ==
  UNION { { all[i] : i \in DOMAIN all } :
            all \in { waiting[topic] \o queued[topic] \o answered[topic] : topic \in Topics } }

Own(batches) ==                  \* no two of them have one buffer, and no free buffer
  \A a, b \in batches :
    /\ a.buffer = b.buffer => a.record = b.record
    /\ a.buffer \notin free

OwnBuffer      == Own(InUse)
OwnUntilFailed == Own({ batch \in InUse : batch.record \notin failed })     \* also before KAFKA-19012

OldestFirst ==                   \* none on its way to a topic has expired before an older one
  \A topic \in Topics :
    LET sent == answered[topic] \o queued[topic]
    IN  \A i, j \in DOMAIN sent : i < j /\ sent[j].record \in failed => sent[i].record \in failed

NoneLost ==                      \* a buffer that is not in use is free
  Buffers = free \cup { batch.buffer : batch \in InUse }

=============================================================================
