---- MODULE ExceptBangAlone ----
CONSTANT f
A == [f EXCEPT ! = 1]
====
