---- MODULE FunctionNested ----
\* Functions of functions.
EXTENDS Naturals
VARIABLE m
Init == m = [i \in 1..2 |-> [j \in 1..2 |-> i * j]]
Next == \E i, j \in 1..2 : m[i][j] < 3 /\ m' = [m EXCEPT ![i][j] = m[j][i] + 1]
Inv == m[2][2] = 4
====
