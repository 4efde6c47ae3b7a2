---- MODULE CupWithNumber ----
\* Union with a number.
EXTENDS Naturals
VARIABLE x
Init == x = {1}
Next == x' = x \cup 2
====
