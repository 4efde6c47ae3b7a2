---- MODULE LetUnusedError ----
\* A definition in LET that is never used is never evaluated.
EXTENDS Naturals, Sequences
VARIABLE x
Init == x = 0
Next == LET bad == Head(<<>>)
            good == x + 1
        IN x < 2 /\ x' = IF x > 5 THEN bad ELSE good
====
