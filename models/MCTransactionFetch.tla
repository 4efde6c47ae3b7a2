------------------------- MODULE MCTransactionFetch -------------------------
(***************************************************************************)
(* What the instances of TransactionFetch need beyond it: what must be     *)
(* possible in them.                                                       *)
(***************************************************************************)
EXTENDS TransactionFetch, TLC

ReadsFromWithin ==               \* a fetch may begin inside of an aborted transaction
  \E a \in index : a.first < start /\ start < a.last /\ position >= start

MarkerWithoutRecords ==          \* the records of a transaction are gone, its marker is not
  \E a \in index : \A offset \in SpanOf(log, a.last) : offset < start

OpenAndCut ==                    \* the start of the log lies in a transaction that is open
  \E t \in ongoing : t.last = Unended /\ t.first < start

OnlyFirstGone == start = 1       \* records may be deleted one by one

AllGone == start = MaxEntries    \* ... or all together

Overlap ==                       \* of two producers transactions are open at once
  \E t, u \in ongoing : t.pid # u.pid /\ t.last = Unended /\ u.last = Unended

GivenAndLeftOut ==               \* the consumer was given a record, and passed over an aborted one
  delivered # {} /\ \E a \in index : a.last < position /\ a.first \notin delivered

ReadsAfterReset ==               \* the consumer goes on behind what it has missed
  skipped # {} /\ position > start

Interchangeable == Permutations(Pids)                      \* SYMMETRY

=============================================================================
