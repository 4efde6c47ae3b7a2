---- MODULE LabelParameterMissing ----
VARIABLE x
A == \A i \in {1} : l3:: x = i
====
