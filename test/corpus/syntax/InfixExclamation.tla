---- MODULE InfixExclamation ----
a !! b == a
a ! b == a
====
