---- MODULE SetConstructors ----
CONSTANTS S, T
A == {}
B == {1, 2}
C == {x \in S : x = 1}
D == {<<x, y>> \in S : x = y}
E == {x : x \in S}
F == {<<x, y>> : x \in S, y \in T}
G == {x \in S : x \in T}
H == {1 \in S, 2}
I == {(<<1, 2>> \in S)}
====
