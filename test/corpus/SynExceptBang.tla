---- MODULE SynExceptBang ----
\* EXCEPT without its !.
EXTENDS Naturals
VARIABLE x
Init == x = <<1>>
Next == x' = [x EXCEPT [1] = 2]
====
