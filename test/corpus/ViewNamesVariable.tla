---- MODULE ViewNamesVariable ----
\* VIEW must name a definition; a variable is none.
EXTENDS Naturals
VARIABLES x, bad
Init == x = 0 /\ bad = FALSE
Next == \/ x' = (x + 1) % 3 /\ bad' = FALSE
        \/ x' = (x + 1) % 3 /\ bad' = TRUE
Look == x
Inv == ~bad
====
