---- MODULE CfgOverrideScopedByExtends ----
\* `x <- [M] Op` where M has x by EXTENDS.
EXTENDS ScopedNames
VARIABLE x
Few == 1..3
Init == x \in Ballots
Next == x' = x
====
