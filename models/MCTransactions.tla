--------------------------- MODULE MCTransactions ---------------------------
(***************************************************************************)
(* What the instances of Transactions need beyond it: names for a .cfg.    *)
(***************************************************************************)
EXTENDS Transactions, TLC

Refinement == Atomic!Spec                        \* PROPERTY: transactions are atomic

Unbounded(count, limit) == TRUE                  \* Within <- Unbounded: lifts all budgets

Interchangeable == Permutations(Producers) \cup Permutations(Partitions)   \* SYMMETRY

=============================================================================
