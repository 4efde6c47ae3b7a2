---- MODULE SymmetryOfView ----
\* The permutations act on the view: what is seen of a state of any order of appending is one state.
EXTENDS Naturals, Sequences, TLC
CONSTANT P
VARIABLES log, seen
Init == log = <<>> /\ seen = "none"
Add(p) == Len(log) < 2 /\ log' = Append(log, p) /\ UNCHANGED seen
See(p) == Len(log) = 2 /\ seen' = p /\ UNCHANGED log
Next == \E p \in P : Add(p) \/ See(p)
Look == <<Len(log), seen>>
Sym == Permutations(P)
====
