---- MODULE ChooseTuples ----
\* Sequences are ordered by length, then by their elements.
EXTENDS Naturals
VARIABLE t
Init == t = CHOOSE u \in {<<2, 1>>, <<1, 2>>, <<1, 1, 1>>} : TRUE
Next == t' = CHOOSE u \in {<<2, 1>>, <<3>>, <<1, 3>>} : u # <<3>>
Inv == t \in {<<1, 2>>, <<1, 3>>}
====
