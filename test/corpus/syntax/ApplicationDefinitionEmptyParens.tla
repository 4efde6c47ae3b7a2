---- MODULE ApplicationDefinitionEmptyParens ----
F() == 1
====
