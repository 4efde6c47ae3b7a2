---- MODULE StrayClosingBrace ----
A == 1 }
====
