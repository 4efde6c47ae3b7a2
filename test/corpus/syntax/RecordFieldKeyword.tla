---- MODULE RecordFieldKeyword ----
r == [IF |-> 1]
====
