---- MODULE AssumeOnly ----
\* No variables: only the assumptions are evaluated.
EXTENDS Naturals, FiniteSets
ASSUME \A n \in 0..4 : Cardinality(SUBSET (1..n)) = 2^n
ASSUME \A S \in SUBSET {1, 2, 3} : S \subseteq 1..3
====
