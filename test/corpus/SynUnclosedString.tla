---- MODULE SynUnclosedString ----
\* A string without its closing quote.
EXTENDS Naturals
VARIABLE x
Init == x = "abc
Next == x' = x
====
