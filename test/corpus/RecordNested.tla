---- MODULE RecordNested ----
\* Nested records, selection of selections, EXCEPT along a path of fields and arguments.
EXTENDS Naturals
VARIABLE r
Init == r = [a |-> [b |-> [c |-> 0]], d |-> <<[e |-> 1], [e |-> 2]>>]
Next == /\ r.a.b.c < 3
        /\ r' = [r EXCEPT !.a.b.c = @ + 1, !.d[1].e = r.d[2].e, !["d"][2]["e"] = @ + 1]
Inv == r.d[1].e <= r.d[2].e
====
