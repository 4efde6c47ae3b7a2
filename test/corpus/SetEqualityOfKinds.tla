---- MODULE SetEqualityOfKinds ----
\* Intervals, listed, filtered, mapped and product sets are equal by content.
EXTENDS Naturals
VARIABLE s
Init == s \in { 1..3, {3, 2, 1}, { n \in 0..9 : n \in 1..3 }, { n + 1 : n \in 0..2 }, (1..2) \cup {3}, UNION {{1}, {2, 3}} }
Next == s' \in { {1, 2, 3} \cap Nat, s }
Inv == s = 1..3
====
