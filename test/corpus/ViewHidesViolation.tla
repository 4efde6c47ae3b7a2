---- MODULE ViewHidesViolation ----
\* The invariant is evaluated on found states only: the bad one looks like an earlier one.
EXTENDS Naturals
VARIABLES x, bad
Init == x = 0 /\ bad = FALSE
Next == \/ x' = (x + 1) % 3 /\ bad' = FALSE
        \/ x' = (x + 1) % 3 /\ bad' = TRUE
Look == x
Inv == ~bad
====
