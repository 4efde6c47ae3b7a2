---- MODULE TwoModulesInFile ----
A == 1
====
---- MODULE Second ----
B == B2
====
