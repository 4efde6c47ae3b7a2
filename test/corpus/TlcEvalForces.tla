---- MODULE TlcEvalForces ----
\* TLCEval changes no meaning.
EXTENDS Naturals, TLC
VARIABLE x
Init == x \in TLCEval({ n \in 0..5 : n % 2 = 0 })
Next == LET s == TLCEval({ n + x : n \in 0..1 }) IN x < 6 /\ x' \in s
====
