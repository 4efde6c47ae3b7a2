---- MODULE EqualRecordFunction ----
\* A function on strings is a record.
EXTENDS Naturals
VARIABLE x
Init == x \in { [a |-> 1, b |-> 2], [s \in {"a", "b"} |-> IF s = "a" THEN 1 ELSE 2] }
Next == x' = x /\ x # [s \in {"a", "c"} |-> 1]
====
