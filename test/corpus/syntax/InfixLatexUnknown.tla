---- MODULE InfixLatexUnknown ----
a \frobnicate b == 1
====
