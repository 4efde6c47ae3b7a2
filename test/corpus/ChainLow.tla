---- MODULE ChainLow ----
EXTENDS Naturals
CONSTANT Limit
VARIABLE low
LOCAL Wrap(n) == n % 3
LowInit == low = 0
LowNext == low' = Wrap(low + Limit)
====
