---- MODULE RecursiveForms ----
RECURSIVE F(_), G(_, _), H
F(x) == G(x, H)
G(x, y) == F(x)
H == H
====
