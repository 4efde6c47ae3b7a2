---- MODULE DomainOfNumber ----
\* DOMAIN of something that is no function.
EXTENDS Naturals
VARIABLE x
Init == x = 1
Next == x' \in DOMAIN x
====
