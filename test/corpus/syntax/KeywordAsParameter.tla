---- MODULE KeywordAsParameter ----
F(IN) == 1
====
