---- MODULE CaseNested ----
VARIABLE x
A == CASE x = 1 -> CASE x = 2 -> 3 [] x = 4 -> 5 [] OTHER -> 6
====
