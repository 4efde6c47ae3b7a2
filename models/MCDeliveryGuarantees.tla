------------------------ MODULE MCDeliveryGuarantees -----------------------
(***************************************************************************)
(* What the instances of DeliveryGuarantees need beyond it: names for a    *)
(* .cfg.                                                                   *)
(***************************************************************************)
EXTENDS DeliveryGuarantees, TLC

Bounded(count, limit) == count < limit           \* Within <- Bounded

AllTold == Pending = {} /\ told = 0 .. MaxRecords - 1                      \* what is possible
AllToldAfterRetry == AllTold /\ retries = MaxRetries
AllToldAfterLoss  == AllTold /\ crashes.power = MaxPowerLosses /\ partition.epoch > 0

Interchangeable == Permutations(Replicas \ {FirstLeader})    \* SYMMETRY

=============================================================================
