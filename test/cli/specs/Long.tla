---- MODULE Long ----
\* A behaviour of ten thousand steps: what the explorer must stand.
EXTENDS Naturals, Sequences
CONSTANTS Nodes
VARIABLES count, network, log, total
Init == count = [n \in Nodes |-> 0] /\ network = {} /\ log = [n \in Nodes |-> <<>>] /\ total = 0
Send(from, to) == /\ from # to /\ network = {} /\ count[from] >= count[to]
  /\ network' = {[type |-> "Ping", from |-> from, to |-> to, count |-> count[from]]}
  /\ total' = total + 1 /\ UNCHANGED <<count, log>>
Receive(m) == /\ m \in network /\ count' = [count EXCEPT ![m.to] = m.count + 1]
  /\ network' = {} /\ log' = [log EXCEPT ![m.to] = IF Len(@) > 20 THEN <<m.count>> ELSE Append(@, m.count)] /\ total' = total + 1
Next == (\E a, b \in Nodes : Send(a, b)) \/ (\E m \in network : Receive(m))
Short == total < 10000
====
