---- MODULE JunctionInlineMixParens ----
\* On one line conjunction and disjunction need parentheses.
EXTENDS Naturals
VARIABLES x, y
Init == (x = 0 \/ x = 1) /\ (y = x \/ y = 2)
Next == (x' = y /\ y' = x) \/ (x' = x /\ y' = x)
====
