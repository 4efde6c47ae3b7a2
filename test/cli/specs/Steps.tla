---- MODULE Steps ----
\* Action properties that are never put to the test, each in its own way, and some that are.
EXTENDS Naturals, Sequences
VARIABLES x, y
vars == <<x, y>>
Init == x = 0 /\ y = 0
Next == x' = (x + 1) % 4 /\ y' = y
Always == x < 9
High == [][x = 7 => y' = 9]_vars
Still == [][x' = x => y' = 9]_vars
Pairs == [][x < 3 => \A i \in 0..1 : x = i => (x' = i + 2 => y' = 9)]_vars
Empty == [][\A i \in {n \in 0..x : n > 9} : y' = i]_vars
Frozen == [][y' = y + 1]_y
Tested == [][(x = 3 => x' = 0) /\ (y' # y => y' = 2)]_vars
Cannot == [][y' = 0 \/ (Head(<<>>) = 1 => y' = 0)]_vars
====
