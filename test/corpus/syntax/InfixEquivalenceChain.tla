---- MODULE InfixEquivalenceChain ----
VARIABLE x
C == x = 1 <=> x = 2 <=> x = 3
====
