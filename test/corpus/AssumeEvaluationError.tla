---- MODULE AssumeEvaluationError ----
\* An assumption that cannot be evaluated.
EXTENDS Naturals, Sequences
ASSUME Head(<<>>) = 1
VARIABLE x
Init == x = 0
Next == UNCHANGED x
====
