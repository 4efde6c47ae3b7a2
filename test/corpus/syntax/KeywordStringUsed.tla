---- MODULE KeywordStringUsed ----
A == STRING \cup BOOLEAN
====
