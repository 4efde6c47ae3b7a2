---------------------------- MODULE MCPollLoop ------------------------------
(***************************************************************************)
(* What the instances of PollLoop need beyond it: what must be possible.   *)
(***************************************************************************)
EXTENDS PollLoop

SecondBatch == \E member \in Members : batch[member].next > MaxPollRecords
AllDone     == committed = Backlog

=============================================================================
