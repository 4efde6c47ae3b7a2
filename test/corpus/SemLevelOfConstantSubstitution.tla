---- MODULE SemLevelOfConstantSubstitution ----
\* A variable substituted for a constant of an instance.
EXTENDS Naturals
VARIABLES x, y
C == INSTANCE CounterModule WITH count <- x, Max <- y
Init == x = 0 /\ y = 1
Next == C!Tick /\ y' = y
====
