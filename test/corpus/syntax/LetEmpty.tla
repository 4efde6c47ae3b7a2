---- MODULE LetEmpty ----
A == LET IN 1
====
