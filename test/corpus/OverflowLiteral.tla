---- MODULE OverflowLiteral ----
\* A literal that does not fit.
EXTENDS Integers
VARIABLE x
Init == x = 3000000000
Next == UNCHANGED x
====
