---- MODULE QuantifierTemporalBounded ----
VARIABLE x
A == \EE y \in {1} : y = x
====
