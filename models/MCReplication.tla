--------------------------- MODULE MCReplication ----------------------------
(***************************************************************************)
(* What the instances of Replication need beyond it: names for a .cfg.     *)
(***************************************************************************)
EXTENDS Replication, ReplicationLiveness, TLC

Refinement == Committed!Spec                     \* PROPERTY: clients observe one committed log

AtomicRefinement == Atomic!Spec                  \* PROPERTY: ... behind which stands a simpler protocol

Unbounded(count, limit) == TRUE                  \* Within <- Unbounded: lifts all budgets

Interchangeable == Permutations(Replicas \ FirstIsr)
                   \cup Permutations(FirstIsr \ {FirstLeader})   \* SYMMETRY

NobodyLeaves ==                                  \* CONSTRAINT: no leader asks for a smaller ISR
  \A leader \in Replicas : proposed[leader] = {} \/ view[leader].isr \subseteq proposed[leader]

=============================================================================
