---- MODULE ChainMiddle ----
EXTENDS ChainLow
VARIABLE mid
MidInit == LowInit /\ mid = 0
MidNext == \/ LowNext /\ mid' = mid
           \/ mid < 2 /\ mid' = mid + 1 /\ low' = low
====
