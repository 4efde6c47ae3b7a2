---- MODULE IntervalOfStrings ----
\* An interval needs integers.
EXTENDS Integers
VARIABLE x
Init == x \in 1.."3"
Next == UNCHANGED x
====
