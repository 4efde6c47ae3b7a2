---------------------------- MODULE MCOffsetsLog ----------------------------
(***************************************************************************)
(* What the instances of OffsetsLog need beyond it: names for a .cfg, and  *)
(* what must be possible.                                                  *)
(***************************************************************************)
EXTENDS OffsetsLog

Bounded(count, limit) == count < limit           \* Within <- Bounded

Lost         == \E broker \in Brokers : /\ leader = broker /\ tasks = [other \in Brokers |-> {}]
                                        /\ commits > 0 /\ log[broker] = <<>>
Returned     == /\ epoch = 3 /\ Coordinates(FirstLeader) /\ known = 2
StaleTask    == \E broker \in Brokers : \E task \in tasks[broker] : task.epoch < handled[broker]
DeposedLoad  == \E broker \in Brokers : broker # leader /\ loaded[broker] /\ cache[broker] = 1
Uncommitted  == \E broker \in Brokers : Coordinates(broker) /\ cache[broker] < LastId(log[broker])
FetchTold    == known = 1 /\ epoch = 2 /\ Coordinates(leader) /\ loaded[FirstLeader]
                  /\ handled[FirstLeader] = 1 /\ cache[FirstLeader] = 0
                  /\ log[leader][1].epoch = 1

=============================================================================
