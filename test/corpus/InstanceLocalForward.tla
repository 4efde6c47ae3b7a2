---- MODULE InstanceLocalForward ----
\* As above with the variable declared first.
LOCAL INSTANCE Naturals
VARIABLE m
LOCAL C(k) == INSTANCE CounterModule WITH Max <- k, count <- m
Init == m = 0
Next == C(4)!Tick /\ m < 3
====
