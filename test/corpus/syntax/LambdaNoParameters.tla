---- MODULE LambdaNoParameters ----
Map(F(_), T) == {F(t) : t \in T}
A == Map(LAMBDA : 1, {1})
====
