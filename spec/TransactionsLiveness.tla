------------------------ MODULE TransactionsLiveness ------------------------
(***************************************************************************)
(* What transactions must come to in the end: what was decided is done,    *)
(* what is open ends, readers of what is committed get to the end of each  *)
(* partition, whoever has asked is answered, and no request stays behind.  *)
(*                                                                         *)
(* Brokers go on serving requests, clients are free to stop.  The world is *)
(* bounded by budgets -- but for the timeout that ends what a client has   *)
(* left open, which is fair: its budget must suffice for all transactions, *)
(* and for each time that the append to the log may be lost.               *)
(***************************************************************************)
EXTENDS Transactions

Fairness ==                      \* every step of a broker uses something up, so none keeps others waiting for ever
  /\ WF_vars(Coordinating)
  /\ WF_vars(Storing)
  /\ WF_vars(TimeOutTransaction)

FairSpec == Spec /\ Fairness

-----------------------------------------------------------------------------
DecisionsCarriedOut == Preparing ~> ~Preparing

TransactionsEnd == txn.state = "Ongoing" ~> txn.state # "Ongoing"

ReadersReachTheEnd ==
  <>[](\A p \in Partitions : LastStableOffset(log[p]) = EndOffset(log[p]))

RequestsHandled ==               \* also those whose answer nobody awaits: of zombies, and markers of old coordinators
  <>[](network = {})

ProducersAnswered ==
  \A i \in Producers :
    session[i].status \in {"starting", "ending"} ~> session[i].status \notin {"starting", "ending"}

=============================================================================
