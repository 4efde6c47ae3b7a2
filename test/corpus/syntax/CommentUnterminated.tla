---- MODULE CommentUnterminated ----
A == 1 (* open
B == 2
====
