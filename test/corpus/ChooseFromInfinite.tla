---- MODULE ChooseFromInfinite ----
\* TLC will not enumerate Nat, though the least witness would be near.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = CHOOSE n \in Nat : n > x
====
