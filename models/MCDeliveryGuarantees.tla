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
SentAgain   == \E id \in Requested : id \in Numbers(log[FirstLeader])      \* and is written already
Copied      == partition.epoch = 0 /\ \A replica \in Replicas : log[replica] # <<>>
LaterFirst  == retries = 1 /\ 0 \in again /\ Len(log[FirstLeader]) = 2 /\ Numbers(log[FirstLeader]) = {1}
LaterLapses == again = {1} /\ unanswered = {0} /\ retries = 0 /\ Numbers(log[FirstLeader]) = {0, 1}
CopiedAgain == partition.leader # FirstLeader /\ \A replica \in Replicas : log[replica] # <<>> /\ log[replica][Len(log[replica])].epoch > 0
Overtaken   == \E replica \in Replicas : Len(log[replica]) = 2 /\ log[replica][1].id = 1 /\ log[replica][2].id = 0
Rejoined    == crashes.power > 0 /\ partition.isr = Replicas
Restarted   == crashes.clean > 0 /\ \E replica \in Replicas : log[replica] # <<>>
BackFromOne == metadata > 0 /\ \E replica \in Replicas : Leads(replica) /\ view[replica].epoch < metadata

Interchangeable == Permutations(Replicas \ {FirstLeader})    \* SYMMETRY

=============================================================================
