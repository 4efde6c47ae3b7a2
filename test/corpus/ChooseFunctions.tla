---- MODULE ChooseFunctions ----
\* Functions with one domain are ordered by their values.
EXTENDS Naturals
VARIABLE f
Init == f = CHOOSE g \in [1..2 -> 0..2] : g[1] + g[2] = 2
Next == f' = CHOOSE g \in [1..2 -> 0..2] : g[1] + g[2] = 3
Inv == f \in {<<0, 2>>, <<1, 2>>}
====
