---- MODULE PrecTimesCross ----
\* \X makes one tuple of all its operands; parentheses nest pairs.
EXTENDS Naturals
VARIABLE t
Init == t \in {1} \X {2, 3} \X {4}
Next == t' = t
Inv == /\ t \in {1} \X {2, 3} \X {4}
       /\ t \notin ({1} \X {2, 3}) \X {4}
       /\ <<<<1, 2>>, 4>> \in ({1} \X {2, 3}) \X {4}
====
