---- MODULE InstanceLocal ----
\* LOCAL INSTANCE brings operators in for this module alone.
LOCAL INSTANCE Naturals
LOCAL C(k) == INSTANCE CounterModule WITH Max <- k, count <- m
VARIABLE m
Init == m = 0
Next == C(4)!Tick
====
