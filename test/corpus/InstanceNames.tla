---- MODULE InstanceNames ----
\* I == INSTANCE InstanceNames WITH Given <- 1: what a configuration can replace is `I!One`, as it is written elsewhere.
EXTENDS Naturals
CONSTANT Given
VARIABLE v
One == Given
Two == One + 1
Plus(a) == a + Given
Zero == v = 0
Stay == v' = v
====
