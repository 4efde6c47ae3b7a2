---- MODULE ShortCircuitReversed ----
\* The other way round the error is reached.
EXTENDS Naturals, Sequences
VARIABLE q
Init == q = <<1, 2>>
Next == q' = IF q = <<>> THEN <<1>> ELSE Tail(q)
Inv == Head(q) > 0 \/ q = <<>>
====
