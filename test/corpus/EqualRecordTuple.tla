---- MODULE EqualRecordTuple ----
\* A record and a tuple have different domains.
EXTENDS Naturals
VARIABLE x
Init == x = [a |-> 1]
Next == x # <<1>> /\ x' = x
====
