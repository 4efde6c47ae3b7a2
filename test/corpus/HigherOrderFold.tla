---- MODULE HigherOrderFold ----
\* An operator taking an operator, recursive.
EXTENDS Naturals, Sequences
RECURSIVE Fold(_, _, _)
Fold(op(_, _), b, q) == IF q = <<>> THEN b ELSE Fold(op, op(b, Head(q)), Tail(q))
VARIABLE q
Plus(a, b) == a + b
Init == q = <<1>>
Next == Len(q) < 4 /\ q' = Append(q, Fold(Plus, 0, q))
Inv == Fold(LAMBDA a, b : IF a > b THEN a ELSE b, 0, q) < 4
====
