---- MODULE TlcRegisterUnset ----
\* A register that was never set.
EXTENDS Naturals, TLC
VARIABLE x
Init == x = 0
Next == x' = TLCGet(41)
====
