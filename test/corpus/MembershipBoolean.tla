---- MODULE MembershipBoolean ----
\* BOOLEAN as a set.
EXTENDS Naturals
VARIABLE b
Init == b \in BOOLEAN
Next == b' \in BOOLEAN \ {b}
Inv == b \in BOOLEAN /\ BOOLEAN = {TRUE, FALSE} /\ (~b) \in BOOLEAN
====
