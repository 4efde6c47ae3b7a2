---- MODULE JunctionUnicodeWidth ----
VARIABLE x
A == "é" = x /\ /\ TRUE
                /\ FALSE
====
