---- MODULE WrapModule ----
EXTENDS Naturals
CONSTANT Top
VARIABLE wrapped
C == INSTANCE CounterModule WITH count <- wrapped, Max <- Top
Start == C!Zero
Jump == wrapped = 0 /\ wrapped' = Top
====
