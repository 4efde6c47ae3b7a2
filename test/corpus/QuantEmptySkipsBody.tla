---- MODULE QuantEmptySkipsBody ----
\* Over the empty set the body is not evaluated.
EXTENDS Naturals, Sequences
VARIABLE x
Init == x = <<>>
Next == Len(x) < 2 /\ x' = Append(x, 0)
Inv == \A i \in 1..Len(x) : x[i] = 0 /\ x[Len(x) + 0] = 0
====
