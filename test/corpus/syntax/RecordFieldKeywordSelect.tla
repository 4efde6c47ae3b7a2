---- MODULE RecordFieldKeywordSelect ----
CONSTANT r
A == r.IF
====
