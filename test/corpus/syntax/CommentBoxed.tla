---- MODULE CommentBoxed ----
(*****************)
(* a boxed       *)
(* comment       *)
(*****************)
A == 1
====
