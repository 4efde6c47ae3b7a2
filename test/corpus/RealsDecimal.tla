---- MODULE RealsDecimal ----
\* A decimal number is more than TLC can do.
EXTENDS Reals
VARIABLE x
Init == x = 1.5
Next == UNCHANGED x
====
