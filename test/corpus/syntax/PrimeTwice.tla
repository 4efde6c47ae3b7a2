---- MODULE PrimeTwice ----
VARIABLE x
A == x''
====
