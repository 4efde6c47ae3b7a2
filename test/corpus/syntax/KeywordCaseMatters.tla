---- MODULE KeywordCaseMatters ----
Module == 1
If == 2
then == 3
A == {Module, If, then}
====
