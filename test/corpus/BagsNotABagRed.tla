---- MODULE BagsNotABagRed ----
\* No element occurs 0 times in a bag; the union of two bags asks.
EXTENDS Naturals, Bags
VARIABLE x
Init == x = <<0>>
Next == x' = x (+) SetToBag({1})
====
