---- MODULE FunctionConstructors ----
CONSTANTS S, T
A == [x \in S |-> x]
B == [x, y \in S, z \in T |-> <<x, y, z>>]
C == [<<x, y>> \in S |-> x]
D == [S -> T]
E == [a |-> 1, b |-> 2]
F == [a : S, b : T]
G == [A EXCEPT ![1] = 2, ![1, 2] = @, ![1].a[2] = 3, !.b = 4]
H == [S -> [T -> S]]
====
