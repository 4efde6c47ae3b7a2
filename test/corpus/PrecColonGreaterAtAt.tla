---- MODULE PrecColonGreaterAtAt ----
\* a :> b @@ c :> d groups as (a :> b) @@ (c :> d).
EXTENDS TLC, Naturals
VARIABLE f
Init == f = 1 :> 2 @@ 3 :> 4 @@ 1 :> 9
Next == f[1] < 5 /\ f' = 1 :> f[1] + 1 @@ f
Inv == DOMAIN f = {1, 3} /\ f[3] = 4
====
