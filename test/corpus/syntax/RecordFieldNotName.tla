---- MODULE RecordFieldNotName ----
A == [1 |-> 2]
====
