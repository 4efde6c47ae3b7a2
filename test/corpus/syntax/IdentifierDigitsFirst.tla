---- MODULE IdentifierDigitsFirst ----
1a == 1
2_b == 2
A == {1a, 2_b}
====
