---- MODULE CountSubsetOfNext ----
\* x' \subseteq S is no assignment either.
EXTENDS Naturals
VARIABLE x
Init == x = {}
Next == x' \subseteq {1}
====
