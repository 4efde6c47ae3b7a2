---- MODULE UnchangedEquals ----
VARIABLE a
B == UNCHANGED a = a
====
