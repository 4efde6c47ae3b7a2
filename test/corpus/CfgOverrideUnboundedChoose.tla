---- MODULE CfgOverrideUnboundedChoose ----
\* A definition by unbounded CHOOSE becomes a model value.
EXTENDS Naturals
None == CHOOSE v : v \notin Nat
VARIABLE x
Init == x = None
Next == x' \in {0, 1, None} \ {x}
Inv == x = None \/ x \in Nat
====
