---- MODULE EnabledPrimeConflict ----
VARIABLE x
A == x' = 1
D == ENABLED A'
====
