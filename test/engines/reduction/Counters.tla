---- MODULE Counters ----
EXTENDS Naturals
CONSTANTS Proc, Max
VARIABLE count
Init == count = [p \in Proc |-> 0]
Step(p) == /\ count[p] < Max
           /\ count' = [count EXCEPT ![p] = @ + 1]
Next == \E p \in Proc : Step(p)
TypeOK == count \in [Proc -> 0..Max]
====
