---- MODULE CfgNegativeNumber ----
\* A negative number is not allowed in a configuration.
EXTENDS Integers
CONSTANT K
VARIABLE x
Init == x = K
Next == x' = x
====
