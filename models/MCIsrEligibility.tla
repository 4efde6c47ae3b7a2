------------------------- MODULE MCIsrEligibility --------------------------
(***************************************************************************)
(* What the instances of IsrEligibility need beyond it: what must be       *)
(* possible, or a green model would say nothing.                           *)
(***************************************************************************)
EXTENDS IsrEligibility

Rejoins    == \E follower \in isr \ {Leader} : broker[follower].epoch > 0 /\ highWatermark = MaxRecords
Refused    == \E follower \in request.isr \ {Leader} : ~MayJoin(follower, broker, request.epochs[follower])
StaleFetch == \E follower \in Followers : fetch[follower].epoch \in 0 .. broker[follower].epoch - 1
OldCache   == cache # broker /\ view.pending # {}
Stopping   == \E follower \in Followers : broker[follower].state = "stopping"

=============================================================================
