--------------------------- MODULE MCConsumerGroup --------------------------
(***************************************************************************)
(* What the instances of ConsumerGroup need beyond it: names for a .cfg,   *)
(* and what must be possible.                                              *)
(***************************************************************************)
EXTENDS ConsumerGroup

Bounded(count, limit) == count < limit           \* Within <- Bounded

=============================================================================
