---- MODULE NestedModules ----
\* A module inside a module, instantiated.
EXTENDS Naturals
VARIABLE v
---- MODULE InnerPart ----
CONSTANT K
Add(n) == (n + K) % 5
Here == v = K
====
P == INSTANCE InnerPart WITH K <- 2
Q == INSTANCE InnerPart WITH K <- 3
Init == v = 0
Next == v' \in {P!Add(v), Q!Add(v)} /\ ~ P!Here
Inv == ~Q!Here \/ v = 3
====
