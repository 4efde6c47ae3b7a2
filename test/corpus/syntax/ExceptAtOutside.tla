---- MODULE ExceptAtOutside ----
CONSTANT f
A == @
====
