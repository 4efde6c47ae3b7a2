---- MODULE NumberBasesAll ----
A == {\o17, \O17, \b101, \B101, \hFF, \HfF, 007, 1234567890}
====
