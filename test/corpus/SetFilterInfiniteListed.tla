---- MODULE SetFilterInfiniteListed ----
\* The same filter as a set of next values.
EXTENDS Naturals
VARIABLE x
Init == x = 4
Next == x' \in { n \in Nat : n < 3 }
====
