---- MODULE RecordMissingField ----
\* Selecting a field that is not there.
VARIABLE r
Init == r = [x |-> 1, y |-> 2]
Next == r' = [r EXCEPT !.x = r["z"]]
====
