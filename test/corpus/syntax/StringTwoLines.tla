---- MODULE StringTwoLines ----
A == "a
b"
====
