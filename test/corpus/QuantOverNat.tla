---- MODULE QuantOverNat ----
\* A quantifier over an infinite set cannot be evaluated either.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == UNCHANGED x
Inv == \A n \in Nat : n >= x
====
