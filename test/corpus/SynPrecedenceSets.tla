---- MODULE SynPrecedenceSets ----
\* \cup and \cap conflict.
EXTENDS Naturals
VARIABLE x
Init == x = {1} \cup {2} \cap {2}
Next == x' = x
====
