---- MODULE RecordFieldsEvaluated ----
\* All fields of a record are evaluated when one is selected.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = [a |-> 1, b |-> 1 \div x].a
====
