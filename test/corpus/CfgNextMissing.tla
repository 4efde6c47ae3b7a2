---- MODULE CfgNextMissing ----
\* INIT without NEXT: with an invariant a configuration error, without one found after the initial states.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = x
Inv == x = 0
====
