---- MODULE PrecCrossBeforeInterval ----
\* \X binds tighter than .., so this is ({1} \X 0)..1 and no set.
EXTENDS Naturals
VARIABLE s
Init == s = {1} \X 0..1
Next == UNCHANGED s
====
