---- MODULE TlcRegisters ----
\* TLCSet and TLCGet within one evaluation.
EXTENDS Naturals, TLC
VARIABLE x
Init == x = 0
Next == x < 3 /\ TLCSet(7, x + 1) /\ x' = TLCGet(7)
====
