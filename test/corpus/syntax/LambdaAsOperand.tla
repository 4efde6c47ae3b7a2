---- MODULE LambdaAsOperand ----
A == LAMBDA x : x
====
