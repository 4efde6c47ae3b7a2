---- MODULE Laws ----
EXTENDS Naturals
ASSUME \A i, j \in 0..9 : i + j = j + i
====
