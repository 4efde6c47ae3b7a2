---- MODULE ExtendsMissing ----
\* EXTENDS of a module that is nowhere.
EXTENDS Naturals, NoSuchModuleAnywhere
VARIABLE x
Init == x = 0
Next == UNCHANGED x
====
