---- MODULE SemModuleNotFoundInstance ----
\* INSTANCE of a module that is nowhere.
EXTENDS Naturals
VARIABLE x
M == INSTANCE NoSuchModuleHere
Init == x = 0
Next == x' = x
====
