---- MODULE CounterModule ----
EXTENDS Naturals
CONSTANT Max
VARIABLE count
Zero == count = 0
Tick == count' = IF count = Max THEN 0 ELSE count + 1
Bounded == count <= Max
Spec == Zero /\ [][Tick]_count
Keep == UNCHANGED count
====
