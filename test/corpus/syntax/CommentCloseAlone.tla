---- MODULE CommentCloseAlone ----
A == 1 *)
====
