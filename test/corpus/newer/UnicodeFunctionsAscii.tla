---- MODULE UnicodeFunctionsAscii ----
\* The twin of UnicodeFunctions.
EXTENDS Naturals, Sequences
VARIABLE f
Init == f \in [{1, 2} -> {0, 1}]
Next == \E <<i, v>> \in {1, 2} \X {0, 1} : f' = [f EXCEPT ![i] = v] /\ UNCHANGED <<>>
Inv == [i \in {1} |-> f[i]] # <<7>> /\ {f} \subseteq [1..2 -> 0..1]
====
