---- MODULE InfixSetMinusCup ----
A == ({1} \cup {2}) \ {3}
B == {1} \cup {2} \cup {3}
====
