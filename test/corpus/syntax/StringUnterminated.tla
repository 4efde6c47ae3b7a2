---- MODULE StringUnterminated ----
A == "abc
====
