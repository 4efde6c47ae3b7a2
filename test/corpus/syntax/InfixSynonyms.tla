---- MODULE InfixSynonyms ----
EXTENDS Naturals
a \oplus b == <<a, b>>
B == 1 (+) 2
C == 1 \leq 2 /\ {1} \union {2} = {1} \intersect {2} /\ 3 \geq 2
====
