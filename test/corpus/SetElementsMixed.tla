---- MODULE SetElementsMixed ----
\* A set of sets and numbers is refused when its elements are compared: {{}} is SUBSET {}.
VARIABLE s
Init == s \in { SUBSET {}, {1} }
Next == UNCHANGED s
====
