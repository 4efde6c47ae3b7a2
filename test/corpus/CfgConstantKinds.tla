---- MODULE CfgConstantKinds ----
\* Values of every kind: number, string, boolean, model value, sets, nested sets.
EXTENDS Naturals
CONSTANTS N, S, B, M, Ns, Ms, Nested
VARIABLE x
Init == x \in Ms \cup {M}
Next == B /\ x' \in { m \in Ms : m # x } /\ N \in Ns /\ S = "text"
Inv == Nested = {{1, 2}, {}} /\ N = 2 /\ x # N
====
