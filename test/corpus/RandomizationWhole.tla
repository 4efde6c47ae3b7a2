---- MODULE RandomizationWhole ----
\* A random subset of the size of the set is the set.
EXTENDS Naturals, Randomization
VARIABLE s
Init == s \in RandomSubset(4, 1..4)
Next == UNCHANGED s
====
