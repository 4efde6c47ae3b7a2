---- MODULE TlcPrintIsValue ----
\* Print gives its second argument, PrintT TRUE.
EXTENDS Naturals, TLC
VARIABLE x
Init == x = 0
Next == x < 2 /\ PrintT(<<"x", x>>) /\ x' = Print("next", x + 1)
====
