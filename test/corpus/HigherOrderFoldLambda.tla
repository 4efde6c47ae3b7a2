---- MODULE HigherOrderFoldLambda ----
\* The same recursion with an operator that is not declared with a parameter operator.
EXTENDS Naturals, Sequences
RECURSIVE Fold(_, _)
Fold(b, q) == IF q = <<>> THEN b ELSE Fold(b + Head(q), Tail(q))
VARIABLE q
Init == q = <<1>>
Next == Len(q) < 4 /\ q' = Append(q, Fold(0, q))
Inv == Fold(0, q) < 8
====
