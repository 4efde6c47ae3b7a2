---- MODULE CountRecordOfNext ----
\* Assigning parts of a variable is no assignment.
EXTENDS Naturals
VARIABLE r
Init == r = [a |-> 0, b |-> 0]
Next == r'.a = 1 /\ r' = r
====
