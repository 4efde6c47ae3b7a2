---- MODULE CfgComments ----
\* Comments and odd spacing in the configuration.
EXTENDS Naturals
CONSTANT K
VARIABLE x
Init == x = 0
Next == x' = (x + 1) % K
Inv == x < K
====
