---- MODULE LambdaTupleParameter ----
Map(F(_), T) == {F(t) : t \in T}
A == Map(LAMBDA <<a, b>> : a, {<<1, 2>>})
====
