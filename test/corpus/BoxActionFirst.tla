---- MODULE BoxActionFirst ----
\* In [A]_v, A is looked at before v: an error in it is one also where v is unchanged.
EXTENDS Naturals
VARIABLES x, y

Init == x = 0 /\ y = 0
Next == x < 2 /\ x' = x + 1 /\ UNCHANGED y
Still == UNCHANGED <<x, y>>

Wrong == [][y.a = 1]_y
WrongLater == [][IF x > 0 THEN y.a = 1 ELSE FALSE]_y
WrongWhenStill == [][x.a = 1]_<<x, y>>
False == [][FALSE]_y
TrueAndWrongSubscript == [][TRUE]_(y.b)
FalseAndWrongSubscript == [][FALSE]_(y.b)
====
