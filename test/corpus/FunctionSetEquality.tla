---- MODULE FunctionSetEquality ----
\* Function sets, record sets and powersets equal listed sets.
EXTENDS Naturals
VARIABLE s
Init == s \in { [{1} -> {2, 3}], {<<2>>, <<3>>}, { <<n>> : n \in 2..3 } }
Next == s' = [1..1 -> 2..3]
Inv == s = [{1} -> 2..3] /\ [a : {1}] = {[a |-> 1]} /\ SUBSET {7} = {{}, {7}} /\ {1} \X {2} = {<<1, 2>>}
====
