---- MODULE FunctionArrowWrong ----
CONSTANT S
A == [x \in S -> x]
====
