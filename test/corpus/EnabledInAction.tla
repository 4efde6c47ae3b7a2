---- MODULE EnabledInAction ----
\* ENABLED as a guard: the primes inside are its own.
EXTENDS Naturals
VARIABLE x
Up == x < 2 /\ x' = x + 1
Init == x = 0
Next == IF ENABLED Up THEN Up ELSE x' = 0
====
