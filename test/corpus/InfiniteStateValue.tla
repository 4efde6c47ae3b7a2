---- MODULE InfiniteStateValue ----
\* A variable that holds an infinite set.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = { n \in Nat : n > x }
====
