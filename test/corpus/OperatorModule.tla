---- MODULE OperatorModule ----
CONSTANTS F(_), G(_, _)
Use(n) == G(F(n), n)
====
