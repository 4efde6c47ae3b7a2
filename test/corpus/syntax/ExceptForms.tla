---- MODULE ExceptForms ----
CONSTANT f
A == [f EXCEPT ![1][2].a = @, !["x"] = 1, !.b[3, 4] = 2, ![<<1, 2>>] = 3]
====
