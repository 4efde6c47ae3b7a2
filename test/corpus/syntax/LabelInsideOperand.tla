---- MODULE LabelInsideOperand ----
EXTENDS Naturals
A == 1 + lab:: 2
====
