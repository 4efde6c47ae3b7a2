--- MODULE HeaderThreeDashes ---
A == 1
====
