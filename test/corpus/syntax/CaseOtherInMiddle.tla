---- MODULE CaseOtherInMiddle ----
A == CASE TRUE -> 1 [] OTHER -> 2 [] FALSE -> 3
====
