---- MODULE SynKeywordAsName ----
\* A keyword as a name.
EXTENDS Naturals
VARIABLE OTHER
Init == OTHER = 0
Next == OTHER' = OTHER
====
