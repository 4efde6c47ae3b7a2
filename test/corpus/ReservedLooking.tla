---- MODULE ReservedLooking ----
\* Identifiers that begin like keywords or numbers.
EXTENDS Naturals
VARIABLES IFx, THENy, 1a, _z
Init == IFx = 0 /\ THENy = 1 /\ 1a = 2 /\ _z = 3
Next == IFx' = 1a /\ THENy' = _z /\ 1a' = IFx /\ _z' = THENy
====
