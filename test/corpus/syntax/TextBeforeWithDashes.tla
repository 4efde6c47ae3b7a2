some -- dashes --- and
---- MODULE TextBeforeWithDashes ----
A == 1
====
