---- MODULE InfixSynonymDoubleDefinition ----
a \oplus b == 1
a (+) b == 2
====
