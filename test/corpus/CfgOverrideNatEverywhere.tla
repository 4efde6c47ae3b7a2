---- MODULE CfgOverrideNatEverywhere ----
\* Nat replaced: the module's own uses see the replacement, quantifiers can run over it.
EXTENDS Naturals
Small == 0..2
VARIABLE x
Init == x \in Nat
Next == \E n \in Nat : x' = n /\ n # x
Inv == x \in Small
====
