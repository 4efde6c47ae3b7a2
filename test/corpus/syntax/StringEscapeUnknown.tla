---- MODULE StringEscapeUnknown ----
A == "a\qb"
====
