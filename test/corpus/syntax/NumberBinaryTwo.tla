---- MODULE NumberBinaryTwo ----
A == \b12
====
