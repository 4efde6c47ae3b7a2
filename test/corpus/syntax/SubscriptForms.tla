---- MODULE SubscriptForms ----
VARIABLES x, y
A == x' = y
vars == <<x, y>>
B == [][A]_x /\ [][A]_<<x, y>> /\ [][A]_(x) /\ [][A]_vars
C == <><<A>>_x /\ []<><<A>>_<<x, y>>
====
