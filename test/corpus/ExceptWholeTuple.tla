---- MODULE ExceptWholeTuple ----
\* EXCEPT on a function of pairs: ![a, b] and ![<<a, b>>].
EXTENDS Naturals
VARIABLE f
Init == f = [a, b \in 1..2 |-> 0]
Next == \/ f[1, 2] = 0 /\ f' = [f EXCEPT ![1, 2] = 1, ![<<2, 1>>] = @ + 2]
        \/ f[2, 2] = 0 /\ f' = [f EXCEPT ![2, 2] = f[2, 1]+ 1]
====
