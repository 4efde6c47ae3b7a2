This text stands before the module and is no part of it: == /\ (* not closed
------------- MODULE TextAroundModule -------------
EXTENDS Naturals
VARIABLE x
-----------------------------------------------------
Init == x = 0
-----
Next == x' = 1 - x
======================================================
Neither is this: ASSUME FALSE
