---- MODULE SelectionChains ----
VARIABLES a, f, x
A == a.b.c
B == f[x].y'
C == f[x][1].z[2]'
D == a'.b
E == (a.b).c
====
