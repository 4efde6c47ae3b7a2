---- MODULE UseHideTopLevel ----
A == 1
USE DEF A
HIDE DEF A
USE A = 1
====
