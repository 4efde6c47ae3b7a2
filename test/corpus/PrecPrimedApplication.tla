---- MODULE PrecPrimedApplication ----
\* f[i]' evaluates both f and i in the next state: the invariant's mirror is false.
EXTENDS Naturals
VARIABLES f, i
Init == f = <<10, 20, 30>> /\ i = 1
Next == /\ i < 3
        /\ i' = i + 1
        /\ f' = f
        /\ f[i]' = 10 * (i + 1)
Inv == i < 3 \/ f[i] = 20
====
