---- MODULE EqualModelValues ----
\* Untyped model values are unequal to everything but themselves, without an error.
EXTENDS Naturals
CONSTANTS Nil, Void
VARIABLE x
Init == x \in {Nil, Void}
Next == /\ x \in {Nil, Void}
        /\ x # 1 /\ x # "Nil" /\ x # {} /\ x # <<>> /\ x # [a |-> 1] /\ x # TRUE
        /\ x' \in {Nil, 3, Void}
====
