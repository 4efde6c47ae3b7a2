---- MODULE InfixSynonyms ----
a \oplus b == <<a, b>>
B == 1 (+) 2
C == 1 \leq 2
====
