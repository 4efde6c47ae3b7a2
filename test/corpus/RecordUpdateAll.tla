---- MODULE RecordUpdateAll ----
\* EXCEPT with several fields, a computed field and a missing one.
EXTENDS Naturals
VARIABLE r
k == "b"
Init == r = [a |-> 0, b |-> 0]
Next == r.a < 3 /\ r' = [r EXCEPT !.a = @ + 1, ![k] = r.a, !.c = 9]
Inv == DOMAIN r = {"a", "b"} /\ (r.a = 0 \/ r.b = r.a - 1)
====
