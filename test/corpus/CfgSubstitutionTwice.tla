---- MODULE CfgSubstitutionTwice ----
\* Constants given by the same operator, one of them through the other.
EXTENDS Naturals
CONSTANTS K, L
VARIABLE x
Op == 3
Init == x = K + L
Next == x' = x - 1 /\ x > K
====
