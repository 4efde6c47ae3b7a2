---- MODULE TupleElementsEvaluated ----
\* All elements of a tuple are evaluated when one is taken.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = <<1, 1 \div x>>[1]
====
