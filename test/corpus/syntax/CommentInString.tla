---- MODULE CommentInString ----
A == "(* no comment *)"
B == "\\* neither"
====
