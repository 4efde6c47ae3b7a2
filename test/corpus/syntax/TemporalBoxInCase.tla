---- MODULE TemporalBoxInCase ----
VARIABLE x
A == CASE x = 1 -> TRUE
       [] x = 2 -> []TRUE
B == CASE x = 1 -> TRUE [] OTHER -> [](x = 1)
C == CASE x = 1 -> [](x = 2) [] x = 3 -> FALSE
====
