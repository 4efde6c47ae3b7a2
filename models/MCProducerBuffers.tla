-------------------------- MODULE MCProducerBuffers -------------------------
(***************************************************************************)
(* What must be possible in the instances of ProducerBuffers.              *)
(***************************************************************************)
EXTENDS ProducerBuffers

AllAcked   == acked = 1 .. MaxRecords                        \* POSSIBLE
AllDone    == /\ Len(sentTo) = MaxRecords /\ free = Buffers  \* ... with as many expired as may
              /\ Cardinality(failed) = MaxExpired
Both       == \A topic \in Topics : log[topic] # <<>>
SavedLate  == \E topic \in Topics : \E i \in DOMAIN log[topic] : log[topic][i] \in failed
ExpiredOut == \E topic \in Topics : answered[topic] # <<>> /\ Head(answered[topic]).record \in failed
ExpiredIn  == \E topic \in Topics : queued[topic] # <<>> /\ Head(queued[topic]).record \in failed
YoungerToo == \E topic \in Topics : Len(queued[topic]) = 2 /\ queued[topic][2].record \in failed
TwoWaiting == \E topic \in Topics : Len(waiting[topic]) = 2
TwoQueued  == \E topic \in Topics : Len(queued[topic]) = 2
TwoOut     == \E topic \in Topics : Len(answered[topic]) = 2
Reused     == \E topic \in Topics : \E i \in DOMAIN queued[topic] :      \* while its request is sent
                queued[topic][i].record \in failed /\ contents[queued[topic][i].buffer] # queued[topic][i].record

=============================================================================
