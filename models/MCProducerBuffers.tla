-------------------------- MODULE MCProducerBuffers -------------------------
(***************************************************************************)
(* What must be possible in the instances of ProducerBuffers.              *)
(***************************************************************************)
EXTENDS ProducerBuffers

AllAcked   == acked = 1 .. MaxRecords                        \* POSSIBLE
AllDone    == /\ Len(sentTo) = MaxRecords /\ free = Buffers  \* ... with as many expired as may
              /\ Cardinality(failed) = MaxExpired
SavedLate  == \E topic \in Topics : \E i \in DOMAIN log[topic] : log[topic][i] \in failed
ExpiredOut == \E request \in answered : request.record \in failed
Overtaken  == \E topic \in Topics : \E i, j \in DOMAIN log[topic] :
                i < j /\ log[topic][j] < log[topic][i]
Skipped    == \E batch \in waiting, request \in queued : batch.record < request.record
Earlier    == \E batch \in waiting, request \in queued : batch.record > request.record
LaterFirst == \E request \in answered : \E r \in acked : r > request.record
FirstFirst == \E request \in answered : \E r \in acked : r < request.record
TwoQueued  == Cardinality(queued) = 2
TwoOut     == Cardinality(answered) = 2

=============================================================================
