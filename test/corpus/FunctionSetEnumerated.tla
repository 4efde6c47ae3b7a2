---- MODULE FunctionSetEnumerated ----
\* All functions from a set, one initial state each.
EXTENDS Naturals
VARIABLE f
Init == f \in [{1, 3, 5} -> {FALSE, TRUE}]
Next == \E i \in DOMAIN f : ~f[i] /\ f' = [f EXCEPT ![i] = TRUE]
====
