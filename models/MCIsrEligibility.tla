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
LostRecords == \E follower \in Followers : fetched[follower].offset > end[follower]
KeptRecords == \E follower \in Followers : /\ end[follower] > 0
                                           /\ fetched[follower].epoch < broker[follower].epoch
                                           /\ fetch[follower] = NoFetch
Joins       == \A follower \in Followers : follower \in caughtUp \ isr
JoinedEmpty == isr = Replicas /\ version > 0 /\ spent = [records |-> 0, fences |-> 0, restarts |-> 0]
Lagged      == \E follower \in Followers : fetched[follower].offset = end[Leader] /\ follower \notin caughtUp
Fenced      == \E follower \in Followers : broker[follower] = [epoch |-> 0, state |-> "fenced"]
Checked     == checked # {} /\ request # NoRequest

=============================================================================
