---- MODULE StringLength ----
\* Len and \o also take strings.
EXTENDS Naturals, Sequences
VARIABLE s
Init == s = "ab"
Next == Len(s) < 5 /\ s' = s \o "c"
====
