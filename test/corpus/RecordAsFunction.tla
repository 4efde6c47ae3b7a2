---- MODULE RecordAsFunction ----
\* A record is a function on strings.
EXTENDS Naturals
VARIABLE r
Init == r = [x |-> 1, y |-> 2]
Next == \E f \in DOMAIN r : r[f] < 3 /\ r' = [r EXCEPT ![f] = @ + 1]
Inv == /\ r = [f \in {"y", "x"} |-> IF f = "x" THEN r.x ELSE r["y"]]
       /\ DOMAIN r = {"x", "y"} /\ r \in [{"x", "y"} -> 1..3]
====
