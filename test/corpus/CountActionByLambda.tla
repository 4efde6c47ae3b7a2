---- MODULE CountActionByLambda ----
\* A parameter operator in the place of an action branches too.
EXTENDS Naturals
VARIABLE x
Try(A(_), S) == \E e \in S : A(e)
Step(e) == x' = (x + e) % 4 \/ x' = x
Init == x = 0
Next == Try(Step, 1..2) \/ Try(LAMBDA e : x' = e, {3})
====
