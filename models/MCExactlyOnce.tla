--------------------------- MODULE MCExactlyOnce ----------------------------
(***************************************************************************)
(* What the instances of ExactlyOnce need beyond it: names for a .cfg.     *)
(***************************************************************************)
EXTENDS ExactlyOnce, TLC

Refinement == Atomic!Spec                        \* PROPERTY: one processor, one step a record

Unbounded(count, limit) == TRUE                  \* Within <- Unbounded: lifts all budgets

Interchangeable == Permutations(Members)         \* SYMMETRY

=============================================================================
