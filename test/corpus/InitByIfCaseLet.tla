---- MODULE InitByIfCaseLet ----
\* IF, CASE, LET and \A in Init assign.
EXTENDS Naturals
CONSTANT Flag
VARIABLES a, b, c, d
Init == /\ IF Flag THEN a = 1 ELSE a = 2
        /\ CASE a = 1 -> b \in {1, 2} [] OTHER -> b = 9
        /\ LET k == b + 1 IN c = k
        /\ \A i \in {4} : d = i
Next == UNCHANGED <<a, b, c, d>>
====
