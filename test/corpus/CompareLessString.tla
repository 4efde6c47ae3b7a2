---- MODULE CompareLessString ----
\* < of strings.
EXTENDS Integers
VARIABLE x
Init == x = "1"
Next == x < "2" /\ UNCHANGED x
====
