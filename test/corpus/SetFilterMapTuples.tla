---- MODULE SetFilterMapTuples ----
\* Filters and maps with tuples and several bounds.
EXTENDS Naturals
VARIABLE s
Init == s = { <<a, b>> \in (1..3) \X (1..3) : a < b }
Next == s' \in { { <<b, a>> : <<a, b>> \in s }, { <<a, b>> : a \in 1..2, b \in {a2 + 1 : a2 \in 1..1} }, {} }
Inv == \A p \in s : p[1] # p[2] \/ p = <<2, 2>>
====
