---- MODULE SetConstructorTwoFilters ----
CONSTANT S
A == {x \in S, y \in S : x = y}
====
