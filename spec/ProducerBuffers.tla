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
  waiting,          \* batches in the accumulator: [record, buffer]
  queued,           \* requests not yet on the wire: [topic, record, buffer], `record' being meant
  answered,         \* requests that the broker has handled and whose answer is to come
  log,              \* the records of each topic
  acked,            \* records reported to be written
  failed            \* records reported to have failed

vars == <<sentTo, contents, free, waiting, queued, answered, log, acked, failed>>

Init ==
  /\ sentTo   = <<>>
  /\ contents = [buffer \in Buffers |-> 0]
  /\ free     = Buffers
  /\ waiting  = {}
  /\ queued   = {}
  /\ answered = {}
  /\ log      = [topic \in Topics |-> <<>>]
  /\ acked    = {}
  /\ failed   = {}

-----------------------------------------------------------------------------
AppendRecord(topic, buffer) ==   \* RecordAccumulator.append
  /\ Within(Len(sentTo), MaxRecords)
  /\ buffer \in free
  /\ sentTo'   = Append(sentTo, topic)
  /\ contents' = [contents EXCEPT ![buffer] = Len(sentTo')]
  /\ free'     = free \ {buffer}
  /\ waiting'  = waiting \cup {[record |-> Len(sentTo'), buffer |-> buffer]}
  /\ UNCHANGED <<queued, answered, log, acked, failed>>

SendBatch(batch) ==              \* Sender.sendProduceRequest
  /\ waiting' = waiting \ {batch}
  /\ queued'  = queued \cup
       {[topic |-> sentTo[batch.record], record |-> batch.record, buffer |-> batch.buffer]}
  /\ UNCHANGED <<sentTo, contents, free, answered, log, acked, failed>>

Carried(request) ==              \* what the bytes say when they leave
  IF Shipped("2.8") THEN contents[request.buffer] ELSE request.record

WriteRequest(request) ==         \* ByteBufferSend.writeTo; the broker sees a valid checksum
  /\ queued'   = queued \ {request}
  /\ answered' = answered \cup {request}
  /\ log'      = [log EXCEPT ![request.topic] = Append(@, Carried(request))]
  /\ UNCHANGED <<sentTo, contents, free, waiting, acked, failed>>

(* KAFKA-19012: the buffer of an expired batch comes back to the pool when *)
(* its request is done, not when the batch is.                             *)

ExpireBatch(request) ==          \* Sender.failBatch
  /\ request.record \notin failed
  /\ Within(Cardinality(failed), MaxExpired)
  /\ failed' = failed \cup {request.record}
  /\ free'   = IF On("BufReuse") THEN free ELSE free \cup {request.buffer}
  /\ UNCHANGED <<sentTo, contents, waiting, queued, answered, log, acked>>

HandleResponse(request) ==       \* Sender.completeBatch
  /\ answered' = answered \ {request}
  /\ IF request.record \in failed
     THEN /\ free' = IF On("BufReuse") THEN free \cup {request.buffer} ELSE free
          /\ UNCHANGED acked
     ELSE /\ free'  = free \cup {request.buffer}
          /\ acked' = acked \cup {request.record}
  /\ UNCHANGED <<sentTo, contents, waiting, queued, log, failed>>

Next ==
  \/ \E topic \in Topics, buffer \in Buffers : AppendRecord(topic, buffer)
  \/ \E batch \in waiting : SendBatch(batch)
  \/ \E request \in queued : WriteRequest(request)
  \/ \E request \in queued \cup answered : ExpireBatch(request)
  \/ \E request \in answered : HandleResponse(request)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
Request == [topic : Topics, record : 1 .. Len(sentTo), buffer : Buffers]

TypeOK ==
  /\ sentTo \in Seq(Topics)
  /\ contents \in [Buffers -> 0 .. Len(sentTo)]
  /\ free \subseteq Buffers
  /\ waiting \subseteq [record : 1 .. Len(sentTo), buffer : Buffers]
  /\ queued \cup answered \subseteq Request
  /\ \A topic \in Topics : log[topic] \in Seq(1 .. Len(sentTo))
  /\ acked \cup failed \subseteq 1 .. Len(sentTo)

NoMisroute ==                    \* a record lies only in the topic that it was sent to
  \A topic \in Topics : \A i \in DOMAIN log[topic] : sentTo[log[topic][i]] = topic

AckedIsWritten ==                \* and there it is, if it was acknowledged
  \A r \in acked : \E i \in DOMAIN log[sentTo[r]] : log[sentTo[r]][i] = r

OwnBuffer ==                     \* no two batches have one buffer, no free buffer is in use
  \A a, b \in waiting \cup queued \cup answered :
    /\ a.buffer = b.buffer => a.record = b.record
    /\ a.buffer \notin free

NoneLost ==                      \* a buffer that is not in use is free
  Buffers = free \cup { batch.buffer : batch \in waiting \cup queued \cup answered }

=============================================================================
