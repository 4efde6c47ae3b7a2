---- MODULE CfgSubstitutionUndeclared ----
\* A substitution for a name that occurs nowhere, unlike a value for one, is refused.
EXTENDS Naturals
VARIABLE x
Op == 3
Init == x = 0
Next == x' = x
====
