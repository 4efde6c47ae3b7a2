---- MODULE SynMissingThen ----
\* IF without THEN.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = IF x = 0 ELSE 1
====
