---- MODULE UserPrefixMinus ----
\* Unary minus is defined as -. when no module defines it.
-. s == <<s, "neg">>
VARIABLE x
Init == x = <<"a">>
Next == x = <<"a">> /\ x' = -x
Inv == x # <<"a">> => x[2] = "neg"
====
