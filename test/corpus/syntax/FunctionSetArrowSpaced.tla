---- MODULE FunctionSetArrowSpaced ----
CONSTANTS S, T
A == [ S->T ]
B == [S -> [a:T]]
C == [x\in S|->x]
D == [a|->1,b|->2]
====
