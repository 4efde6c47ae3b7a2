------------------------------- MODULE Clock --------------------------------
EXTENDS Naturals
CONSTANTS Nodes, Last
VARIABLE hour
Init == hour = [n \in Nodes |-> 0]
Tick(n) == hour' = [hour EXCEPT ![n] = (@ + 1) % (Last + 1)]
Next == \E n \in Nodes : Tick(n)
Early == \A n \in Nodes : hour[n] < 3
=============================================================================
