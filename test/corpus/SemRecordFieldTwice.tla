---- MODULE SemRecordFieldTwice ----
\* A record constructor with one field twice.
EXTENDS Naturals
VARIABLE x
Init == x = [a |-> 1, a |-> 2]
Next == x' = x
====
