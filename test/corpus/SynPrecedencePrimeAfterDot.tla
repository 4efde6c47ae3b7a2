---- MODULE SynPrecedencePrimeAfterDot ----
\* Fine: selection, application and prime in one chain.
EXTENDS Naturals
VARIABLE r
Init == r = [f |-> <<[g |-> 0]>>]
Next == r' = [r EXCEPT !.f[1].g = 1 - r.f[1].g] /\ r.f[1].g' # r'.f[1].g + 1 /\ r.f'[1].g = r'.f[1].g
====
