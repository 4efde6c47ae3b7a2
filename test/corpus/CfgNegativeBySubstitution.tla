---- MODULE CfgNegativeBySubstitution ----
\* A negative number comes in by a definition.
EXTENDS Integers
CONSTANT K
Minus3 == -3
VARIABLE x
Init == x = K
Next == x < 0 /\ x' = x + 1
====
