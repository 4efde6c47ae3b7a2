---- MODULE CommentAtFileEnd ----
A == 1
====
\* the last line has no end