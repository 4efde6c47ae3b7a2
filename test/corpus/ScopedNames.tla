---- MODULE ScopedNames ----
EXTENDS Naturals
Ballots == Nat
====
