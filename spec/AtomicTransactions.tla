------------------------- MODULE AtomicTransactions -------------------------
(***************************************************************************)
(* What applications may observe of transactions, whatever happens behind  *)
(* them: a transaction is decided once, for all partitions together.  Its  *)
(* records are shown if it is committed, which only its application can    *)
(* ask for, and each partition's readers only ever go forward.             *)
(*                                                                         *)
(* Nothing is said of coordinators, epochs or markers.  Readers of two     *)
(* partitions may see a commit on one of them first.                       *)
(***************************************************************************)
EXTENDS Naturals, Sequences

VARIABLES
  told,         \* of each transaction: what its application has asked for or heard
  outcome,      \* of each transaction: "undecided", "commit" or "abort"
  shown,        \* of each partition: [offset, txn] of the records that readers may see
  stable        \* of each partition: the offset below which nothing changes any more

vars == <<told, outcome, shown, stable>>

Init ==
  /\ told    = <<>>
  /\ outcome = <<>>
  /\ shown   = [p \in DOMAIN shown |-> {}]
  /\ stable  = [p \in DOMAIN stable |-> 0]

Follows(after, before) ==
  \/ after = before
  \/ before = "open"         /\ after \in {"commit asked", "abort asked"}
  \/ before = "commit asked" /\ after \in {"committed", "abort asked"}
  \/ before = "abort asked"  /\ after = "aborted"

Tell ==                          \* no answer is other than the outcome
  /\ Len(told') >= Len(told)
  /\ \A t \in DOMAIN told  : Follows(told'[t], told[t])
  /\ \A t \in DOMAIN told' : /\ t \in DOMAIN told \/ told'[t] = "open"
                             /\ told'[t] = "committed" => outcome'[t] # "abort"
                             /\ told'[t] = "aborted"   => outcome'[t] # "commit"

Decide ==                        \* once, and for commit only if that was asked
  /\ Len(outcome') = Len(told')
  /\ \A t \in DOMAIN outcome' : outcome'[t] \in {"undecided", "commit", "abort"}
  /\ \A t \in DOMAIN outcome :
       \/ outcome'[t] = outcome[t]
       \/ /\ outcome[t] = "undecided"
          /\ outcome'[t] = "commit" => told[t] \in {"commit asked", "committed"}

Show ==                          \* what is committed, at the end
  \A p \in DOMAIN shown :
    /\ stable[p] <= stable'[p]
    /\ shown[p] \subseteq shown'[p]
    /\ \A record \in shown'[p] \ shown[p] :
         /\ record.offset \in stable[p] .. stable'[p] - 1
         /\ outcome'[record.txn] = "commit"

Next == Tell /\ Decide /\ Show

Spec == Init /\ [][Next]_vars

=============================================================================
