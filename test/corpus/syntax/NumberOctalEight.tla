---- MODULE NumberOctalEight ----
A == \o18
====
