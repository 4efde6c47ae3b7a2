---- MODULE CfgPropertyWithInit ----
\* PROPERTY beside INIT and NEXT.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = 1 - x
P == [][x' # x]_x
====
