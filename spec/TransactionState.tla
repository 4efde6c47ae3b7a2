-------------------------- MODULE TransactionState --------------------------
(***************************************************************************)
(* Transactions of one transactional.id over several partitions: their     *)
(* constants, their variables, and the words in which producers,           *)
(* coordinator and partitions are described.                               *)
(*                                                                         *)
(* The instances of a producer share the transactional.id: a newer one is  *)
(* to fence the older.  A transaction puts one record on each partition    *)
(* that it writes to.                                                      *)
(*                                                                         *)
(* An answer reaches a client in the moment in which it is given.  A lost  *)
(* answer is no other thing than a copy of the request that is handled     *)
(* before it, and an error that only asks to come again no other than the  *)
(* request left waiting.  So only requests travel.                         *)
(*                                                                         *)
(* Kafka: TransactionMetadata, TransactionManager, ProducerStateEntry.     *)
(***************************************************************************)
EXTENDS Integers, Sequences, FiniteSets, TransactionLog, TransactionVersions

CONSTANTS
  Producers,           \* the instances with the transactional.id
  Partitions,          \* what transactions may write to
  Coordinator,         \* the broker that leads this part of __transaction_state
  None,                \* no message, nothing pending
  TransactionVersion,  \* the protocol that clients speak: 1, or 2 (KIP-890)
  EpochLimit,          \* the largest producer epoch: Short.MaxValue
  Repeatable           \* the types of request that may be repeated

CONSTANTS              \* budgets: how often the world may interfere
  MaxTransactions,     \* transactions begun
  MaxAbandoned,        \* times that a client gives up on records in flight
  MaxTimeouts,         \* transactions that take too long
  MaxFailovers,        \* elections of a coordinator
  MaxFailedWrites,     \* appends to __transaction_state that fail
  MaxExpired,          \* times that the transactional.id expires
  MaxForgotten,        \* times that a partition forgets a producer
  MaxRepeated          \* requests repeated

Within(count, limit) == count < limit     \* a configuration lifts all budgets by replacing it

ASSUME /\ TransactionVersion \in {1, 2}
       /\ {None, Coordinator} \cap (Producers \cup Partitions) = {}

-----------------------------------------------------------------------------
VARIABLES              \* of the coordinator
  txn,                 \* the metadata of the transactional.id, as it is in the log
  pending,             \* what is being appended to the log, and for which request; or None
  unmarked,            \* the partitions that have not confirmed the marker
  term,                \* the coordinator epoch: the leader epoch of __transaction_state
  issued               \* how many producer ids were given out

VARIABLES              \* of each partition
  log,                 \* its records and markers
  known                \* of each producer id it knows: [epoch, term] of the last append

VARIABLES              \* of the clients
  session,             \* of each instance: where it stands
  history,             \* of each transaction: where it wrote, what its application was told
  deposed              \* the instances that others have taken over from

VARIABLES              \* of the world
  network,             \* requests in flight
  faults,              \* requests repeated
  spent                \* how much of the other budgets

coordination == <<txn, pending, unmarked, term, issued>>
partitions   == <<log, known>>
clients      == <<session, history, deposed>>
world        == <<network, faults, spent>>

vars         == <<coordination, partitions, clients, world>>

Net == INSTANCE Network WITH
         Requests <- {"InitProducerId", "AddPartitionsToTxn", "Produce", "EndTxn",
                      "WriteTxnMarkers"},
         MaxLost  <- 0

-----------------------------------------------------------------------------
(* Transaction version 2 needs the brokers, too.  Then each transaction    *)
(* ends with a new epoch, and partitions are added on the way to them.     *)

Bumping == TransactionVersion = 2 /\ On("BumpEachTxn")

NoId   == -1
NoTerm == -1
Exhausted(epoch) == epoch >= EpochLimit - 1

NoMetadata ==                    \* nothing is known of the transactional.id
  [ state |-> "Dead", pid |-> NoId, epoch |-> -1, partitions |-> {},
    next |-> NoId, previous |-> NoId ]

Preparing == txn.state \in {"PrepareCommit", "PrepareAbort"}
Completed == txn.state \in {"CompleteCommit", "CompleteAbort"}

Metadata ==
  [ state      : {"Dead", "Empty", "Ongoing", "PrepareCommit", "PrepareAbort",
                  "CompleteCommit", "CompleteAbort"},
    pid        : Nat \cup {NoId},
    epoch      : Nat \cup {-1},
    partitions : SUBSET Partitions,
    next       : Nat \cup {NoId},          \* the producer id for when the epochs are used up
    previous   : Nat \cup {NoId} ]         \* the one before, if that is how it ended

(* What a partition remembers of a producer, whose records may be gone.    *)

EpochAt(p, pid) == IF pid \in DOMAIN known[p] THEN known[p][pid].epoch ELSE -1
TermAt(p, pid)  == IF pid \in DOMAIN known[p] THEN known[p][pid].term  ELSE NoTerm

Remember(p, pid, epoch, atTerm) ==
  known' = [known EXCEPT ![p] =
              [id \in DOMAIN known[p] \cup {pid} |->
                 IF id = pid THEN [epoch |-> epoch, term |-> atTerm] ELSE known[p][id]]]

(* Where an instance stands, and what it has done in its transaction.      *)

Status   == {"new", "starting", "ready", "open", "failed", "ending", "lost", "fatal"}
Progress == {"none", "adding", "added", "sending", "acked", "refused"}

Fresh == [p \in Partitions |-> "none"]

(* An answer is heard if its client still waits for it, and is not shut    *)
(* out: no way leads back from a fatal error (TransactionManager.State).   *)

Answer(m, who) ==
  session' = IF m.awaited /\ session[m.from].status # "fatal"
             THEN [session EXCEPT ![m.from] = who] ELSE session

Told == {"open", "commit asked", "committed", "abort asked", "aborted"}

Spend(budget, limit) ==
  /\ Within(spent[budget], limit)
  /\ spent' = [spent EXCEPT ![budget] = @ + 1]

=============================================================================
