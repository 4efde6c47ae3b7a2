------------------------ MODULE MCTopicIncarnations -------------------------
(***************************************************************************)
(* What the instances of TopicIncarnations need beyond it: symmetry, and   *)
(* what must be possible.                                                  *)
(***************************************************************************)
EXTENDS TopicIncarnations, TLC

Interchangeable == Permutations(Brokers)         \* SYMMETRY

-----------------------------------------------------------------------------
(* Witnesses: some state is like this.                                     *)

StrayReplaced ==                 \* a broker was away and has another topic's records
  \E b \in Brokers : absences > 0 /\ replica[b].id = 2 /\ b # topic.leader /\ LogOf(b) # <<>>

ClientRefused == client.id = 1 /\ topic.id = 2 /\ Knows(topic.leader) /\ client.leader = topic.leader

ClientMovedOn == [of |-> 1, for |-> 1] \in reads /\ [of |-> 2, for |-> 2] \in reads

EverybodyAway == away = Brokers

LedTwice ==                      \* a client reads from a broker that leads again
  \E b \in Brokers : Serves(b) /\ client = topic /\ client.leader = b /\ topic.epoch = 2 /\ reads # {}

OffsetReset == position = 0 /\ reads # {}

=============================================================================
