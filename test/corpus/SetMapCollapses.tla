---- MODULE SetMapCollapses ----
\* Mapping makes duplicates collapse before the next states are made.
EXTENDS Naturals
VARIABLE x
Init == x = 10
Next == x' \in { (n * n) % 8 : n \in 0..x }
====
