---- MODULE CfgSyntaxTwiceInit ----
\* INIT given twice.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = x
====
