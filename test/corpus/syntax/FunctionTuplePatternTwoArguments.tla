---- MODULE FunctionTuplePatternTwoArguments ----
CONSTANT S
h[<<a, b>> \in S] == a
C == h[1, 2]
====
