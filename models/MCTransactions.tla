--------------------------- MODULE MCTransactions ---------------------------
(***************************************************************************)
(* What the instances of Transactions need beyond it: names for a .cfg,    *)
(* and what must be possible, or the properties say little.                *)
(***************************************************************************)
EXTENDS Transactions, TransactionsLiveness, TLC

Refinement == Atomic!Spec                        \* PROPERTY: transactions are atomic

Unbounded(count, limit) == TRUE                  \* Within <- Unbounded: lifts all budgets

Interchangeable == Permutations(Producers) \cup Permutations(Partitions)   \* SYMMETRY

-----------------------------------------------------------------------------
CommittedEverywhere ==           \* a transaction is committed on all partitions
  \E t \in DOMAIN history : history[t].told = "committed" /\ Visible(t) = Partitions

AbortedAndNext ==                \* one is aborted with records in a log, and a later one committed
  \E t, u \in DOMAIN history : t < u /\ RecordsOf(t, "abort") # {} /\ Visible(u) # {}

LateRecord ==                    \* a record arrives after its transaction was reported as aborted
  \E m \in network : m.type = "Produce" /\ history[m.txn].told = "aborted"

LandsInTheNext ==                \* and is committed with the next one: what version 1 cannot keep out
  \E t \in DOMAIN history : history[t].told = "aborted" /\ Visible(t) # {}

LateEndTxn ==                    \* a copy of an EndTxn arrives in the next transaction
  \E m \in network : /\ m.type = "EndTxn"
                     /\ \E i \in Producers : i = m.from /\ session[i].status = "open"
                     /\ txn.state = "Ongoing"

RepeatedBesideLate ==            \* one of the next transaction comes twice while a late one is on its way
  \E m, n \in network : /\ m.type = "Produce" /\ n.type = "Produce" /\ m.txn < n.txn
                        /\ n.awaited /\ [n EXCEPT !.awaited = FALSE] \in network

LateMarker ==                    \* a copy of a marker arrives in the next transaction
  \E m \in network : m.type = "WriteTxnMarkers" /\ txn.state = "Ongoing" /\ ~m.awaited

ZombieMarker ==                  \* one of a coordinator that is none any more, nor is its term known
  \E m \in network : m.type = "WriteTxnMarkers" /\ m.term < term /\ IsOpen(log[m.to], m.pid)

DeposedInTransaction ==          \* a producer is fenced with records in a log: nobody is to see them
  \E i \in deposed :
    session[i].status = "open" /\ Doing(i, "acked") # {} /\ history[session[i].txn].late

FailedOverInPrepare ==           \* a new coordinator finds a decision to carry out
  term > 0 /\ Preparing /\ \E p \in Partitions : IsOpen(log[p], txn.pid)

DecidedAlready ==                \* who asked the old coordinator asks the new one, and learns that it is done
  \E m \in network : m.type = "EndTxn" /\ term > 0 /\ EndTxnVerdict(m) = "done"

IdsUsedUp ==                     \* an instance goes on with another producer id
  \E i \in Producers : session[i].pid > 0 /\ session[i].status = "open"

TimedOutAndGoesOn ==             \* after a timeout a producer aborts, and begins anew
  /\ spent.timeouts > 0 /\ deposed = {}
  /\ \E i \in Producers : session[i].status = "open" /\ session[i].txn > 1

IdExpired ==                     \* a later instance begins with another id, an older one is left behind
  /\ \E i \in Producers : session[i].status = "fatal"
  /\ \E i \in Producers : session[i].pid > 0

HalfMarked ==                    \* readers of one partition see a commit, those of another not yet
  \E t \in DOMAIN history : Visible(t) # {} /\ RecordsOf(t, "open") # {}

RefusedByCoordinator ==          \* a record is refused before its partition has heard of the end
  \E i \in Producers : \E p \in Doing(i, "refused") : log[p] = <<>>

OutlivesItsId ==                 \* an instance that was left behind goes on with another id
  spent.failedWrites = 0 /\ \E i \in Producers : session[i].pid > 0 /\ history # <<>>

EmptyAbort ==                    \* a transaction is aborted that reached no partition
  txn.state = "PrepareAbort" /\ txn.partitions = {}

FailedMayAbort ==                \* a transaction that has failed is not the end of its producer
  \E i \in Producers : session[i].status = "failed" /\ ENABLED AbortTransaction(i)

=============================================================================
