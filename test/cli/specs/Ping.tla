-------------------------------- MODULE Ping --------------------------------
\* Two nodes and a network of messages: what the sequence view is for.
EXTENDS Naturals

CONSTANTS Nodes, First  ASSUME First \in Nodes
VARIABLES count, network

Init == count = [n \in Nodes |-> 0] /\ network = {}

Send(from, to) ==
  /\ from # to
  /\ network = {}
  /\ network' = {[type |-> "Ping", from |-> from, to |-> to, count |-> count[from]]}
  /\ UNCHANGED count

Receive(m) ==
  /\ count' = [count EXCEPT ![m.to] = m.count + 1]
  /\ network' = network \ {m}

Next ==
  \/ \E to, from \in Nodes : Send(from, to)
  \/ \E m \in network : Receive(m)

Bound == \A n \in Nodes : count[n] <= 3
Low == \A n \in Nodes : count[n] < 2
=============================================================================
