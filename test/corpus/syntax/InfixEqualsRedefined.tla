---- MODULE InfixEqualsRedefined ----
a = b == TRUE
====
