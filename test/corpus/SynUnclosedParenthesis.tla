---- MODULE SynUnclosedParenthesis ----
\* A parenthesis that is not closed.
EXTENDS Naturals
VARIABLE x
Init == x = (0
Next == x' = x
====
