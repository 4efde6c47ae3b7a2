---- MODULE ExceptAtInNested ----
\* @ inside a nested EXCEPT is the inner one's.
EXTENDS Naturals
VARIABLE f
Init == f = [a |-> <<1, 2>>]
Next == f.a[1] < 6 /\ f' = [f EXCEPT !.a = [@ EXCEPT ![1] = @ + 2, ![2] = @ * 2]]
Inv == f.a[2] \in {2, 4, 8}
====
