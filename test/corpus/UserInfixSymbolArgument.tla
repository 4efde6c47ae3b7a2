---- MODULE UserInfixSymbolArgument ----
\* Infix symbols of the standard modules are arguments too.
EXTENDS Integers, Sequences
Apply(f(_, _), a, b) == f(a, b)
VARIABLE x
Init == x = <<Apply(+, 2, 3), Apply(-, 2, 3), Apply(\div, 7, 2)>>
Next == Len(x) < 5 /\ x' = Apply(\o, x, <<Apply(.., 1, 2)>>)
====
