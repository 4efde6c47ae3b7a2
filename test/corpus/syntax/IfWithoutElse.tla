---- MODULE IfWithoutElse ----
A == IF TRUE THEN 1
====
