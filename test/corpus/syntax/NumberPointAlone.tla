---- MODULE NumberPointAlone ----
EXTENDS Reals
A == 1.
====
