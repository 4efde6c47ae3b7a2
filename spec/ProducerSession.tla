--------------------------- MODULE ProducerSession --------------------------
(***************************************************************************)
(* A producer, the partition that it writes to, and the connection between *)
(* them: constants, variables, and the words for both sides.               *)
(*                                                                         *)
(* The connection is TCP: requests arrive in order, answers return in      *)
(* order, and the broker handles one request of it at a time.  When it     *)
(* breaks, all on it is lost, except that the broker may yet handle the    *)
(* request it was about to: a stray, whose answer nobody will hear.        *)
(*                                                                         *)
(* The log is that of all partitions, in the order of the appends, and of  *)
(* all time: what retention has removed lies below `start'.  Records count *)
(* as appended when they are replicated: an append that its leader did not *)
(* survive is as if it had not happened.                                   *)
(*                                                                         *)
(* Kafka: NetworkClient, TransactionManager, TxnPartitionEntry, Partition. *)
(***************************************************************************)
EXTENDS ProducerState

CONSTANTS
  Partitions,       \* the partitions; the application writes to one at a time
  FirstPartition,   \* to which it writes at first
  MaxInFlight,      \* max.in.flight.requests.per.connection: 5
  BatchSizes,       \* how many records a batch may have
  LastEpoch,        \* the largest producer epoch: 2^15 - 1
  Others            \* records that others have written before: TRUE or FALSE

CONSTANTS           \* budgets: how often the world may interfere
  MaxRecords,       \* records that the application sends
  MaxBreaks,        \* connections broken
  MaxStrays,        \* ... whose last request is handled afterwards
  MaxRefused,       \* requests refused for a while, before they are appended
  MaxRejected,      \* requests refused for good
  MaxLate,          \* requests appended, but answered by an error
  MaxExpired,       \* batches that reach their delivery timeout
  MaxDeleted,       \* times that records are deleted, by retention or DeleteRecords
  MaxForgotten,     \* producers forgotten, after producer.id.expiration.ms
  MaxLeaders,       \* changes of the leader
  MaxCleaned,       \* batches that compaction removes
  MaxRestarts,      \* restarts of the application
  MaxElsewhere      \* times that it turns to another partition

Within(count, limit) == count < limit

ASSUME /\ FirstPartition \in Partitions
       /\ \A count \in BatchSizes : SequenceCount > CacheSize * count

-----------------------------------------------------------------------------
VARIABLES           \* of the application
  sent,             \* how many records it has handed over
  acked,            \* the records that it was told to be written
  failed            \* the records that it was told to have failed

VARIABLES           \* of the client
  session,          \* its identity and its sequence numbers
  inFlight          \* batches that have a sequence number and no outcome, as the client orders them

VARIABLES           \* of the connection
  requests,         \* batches on their way to the broker
  responses,        \* answers on their way back
  strays            \* requests of broken connections

VARIABLES           \* of the broker
  log,              \* the batches appended
  start,            \* the log start offset
  cleaned,          \* the offsets that compaction removed
  producers,        \* the entries of the producers that it knows, by scope
  lowest            \* the lowest sequence number seen of those that it does not know, by scope

VARIABLE faults     \* how much of the budgets is spent

application == <<sent, acked, failed>>
client      == <<session, inFlight>>
connection  == <<requests, responses, strays>>
broker      == <<log, start, cleaned, producers, lowest>>

vars        == <<application, client, connection, broker, faults>>

Spend(what, limit) ==
  /\ Within(faults[what], limit)
  /\ faults' = [faults EXCEPT ![what] = @ + 1]

-----------------------------------------------------------------------------
(* A session: the producer id and epoch in use; in the present partition,  *)
(* the next sequence number, the largest one acknowledged and the offset   *)
(* of what was; and after an expiry, the number that would follow what     *)
(* expired (partitionsWithUnresolvedSequences).                            *)

NewSession(pid, partition) ==
  [ pid |-> pid, epoch |-> 0, partition |-> partition,
    next |-> 0, ackedSeq |-> Nothing, ackedOffset |-> Nothing, unresolved |-> Nothing ]

(* A batch in flight is "sent" for the first time, "queued" to be sent     *)
(* again, or "resent"; `reset' if its sequence number was changed since it *)
(* was last sent.                                                          *)

Held(batch) == [batch |-> batch, state |-> "sent", reset |-> FALSE]

Queued == { i \in DOMAIN inFlight : inFlight[i].state = "queued" }

Outstanding == Len(requests) + Len(responses)

Unheard(held) == [held EXCEPT !.state = "queued"]     \* the connection broke, its answer is lost

-----------------------------------------------------------------------------
(* The broker's memory.                                                    *)

EntryOf(scope) == IF scope \in DOMAIN producers THEN producers[scope] ELSE Unknown

Put(map, key, value) == [k \in DOMAIN map \cup {key} |-> IF k = key THEN value ELSE map[k]]
Without(map, keys)   == [k \in DOMAIN map \ keys |-> map[k]]

Gone == cleaned \cup { offset \in 0 .. Len(log) - 1 : offset < start }

InLog == UNION { Records(log[i]) : i \in DOMAIN log }         \* ever appended

=============================================================================
