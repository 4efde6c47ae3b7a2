---- MODULE ApplicationEmptyParens ----
F == 1
A == F()
====
