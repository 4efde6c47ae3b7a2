---- MODULE KeywordBooleanRedefined ----
BOOLEAN == 1
====
