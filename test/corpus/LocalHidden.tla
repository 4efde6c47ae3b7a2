---- MODULE LocalHidden ----
\* A LOCAL definition is not seen by the module that extends.
EXTENDS ChainLow
Init == low = 0
Next == low' = Wrap(low + 1)
====
