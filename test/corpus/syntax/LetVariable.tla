---- MODULE LetVariable ----
A == LET VARIABLE x IN x
====
