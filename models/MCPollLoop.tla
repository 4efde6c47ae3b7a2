---------------------------- MODULE MCPollLoop ------------------------------
(***************************************************************************)
(* What the instances of PollLoop need beyond it: what must be possible.   *)
(***************************************************************************)
EXTENDS PollLoop

SecondBatch == \E member \in Members : batch[member].next > MaxPollRecords
AllDone     == committed = Backlog
Removed     == \E member \in Members \ group : Busy(member) /\ owner = Nobody
Refused     == \E member \in Members \ group : Finished(member) /\ owner \notin {Nobody, member}
CameBack    == \E member \in Members : owner = member /\ processed # {} /\ committed = 0
                 /\ batch[member] = NoBatch

=============================================================================
