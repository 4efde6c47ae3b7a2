---- MODULE ExceptEmpty ----
CONSTANT f
A == [f EXCEPT ]
====
