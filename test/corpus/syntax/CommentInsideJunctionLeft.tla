---- MODULE CommentInsideJunctionLeft ----
VARIABLE x
A == /\ x = 1
(* at the margin *)
     /\ x = 2
\* and a line
     /\ x = 3
====
