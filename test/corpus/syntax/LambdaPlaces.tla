---- MODULE LambdaPlaces ----
CONSTANT S
Map(F(_), T) == {F(t) : t \in T}
Two(F(_, _)) == F(1, 2)
A == Map(LAMBDA x : {x}, S)
B == Two(LAMBDA x, y : <<y, x>>)
C == Map(LAMBDA x : Map(LAMBDA y : <<x, y>>, S), S)
====
