---- MODULE SharedNone ----
None == CHOOSE n : n \notin {1, 2}
====
