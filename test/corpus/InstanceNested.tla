---- MODULE InstanceNested ----
\* An instance within an instance, with substitutions at both levels.
EXTENDS Naturals
VARIABLE z
W == INSTANCE WrapModule WITH wrapped <- z, Top <- 2
Init == W!Start
Next == W!C!Tick \/ W!Jump
Inv == W!C!Bounded
====
