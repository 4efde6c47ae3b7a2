---- MODULE SynUnclosedComment ----
(* a comment (* closed *) only once
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = x
====
