---- MODULE FunctionDefinitions ----
CONSTANT S
f[x \in S] == x
g[x, y \in S, z \in S] == x
h[<<a, b>> \in S] == a
A == f[1]
B == g[1, 2, 3]
C == h[<<1, 2>>]
====
