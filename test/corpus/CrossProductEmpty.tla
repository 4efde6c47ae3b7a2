---- MODULE CrossProductEmpty ----
\* A product with an empty factor is empty, functions into it too.
EXTENDS Naturals
VARIABLE s
Init == s \in { {1} \X {}, [{1} -> {}], {} \X {1}, [a : {}], { <<>> : n \in {} } }
Next == UNCHANGED s
Inv == s = {}
====
