---- MODULE IfNotTakenBranch ----
\* The branch not taken is not evaluated.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = IF x = 0 THEN 2 ELSE 2 \div x
====
