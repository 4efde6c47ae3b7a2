---- MODULE PostconditionEvaluated ----
\* The postcondition is evaluated once, after the search.
EXTENDS Naturals, TLC
VARIABLE x
Init == x = 0
Next == x' = (x + 1) % 3
Holds == TLCGet("stats").distinct = 3
Fails == TLCGet("stats").distinct = 4
====
