---- MODULE ViewError ----
\* A view that cannot be evaluated.
EXTENDS Naturals, Sequences
VARIABLE q
Init == q = <<1>>
Next == q' = IF q = <<>> THEN <<1>> ELSE Tail(q)
Look == Head(q)
====
