---- MODULE SetFilterOverInfinite ----
\* A filter of Nat can be a place for membership but cannot be listed.
EXTENDS Naturals
Even == { n \in Nat : n % 2 = 0 }
VARIABLE x
Init == x = 4
Next == x \in Even /\ x' = x + 3
Inv == x \in Even \/ x = 7
====
