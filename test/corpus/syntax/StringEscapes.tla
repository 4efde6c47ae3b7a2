---- MODULE StringEscapes ----
A == "a\"b\\c\td\ne\ff\rg"
B == ""
C == "'"
====
