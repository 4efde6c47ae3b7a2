---- MODULE EndWithoutNewline ----
A == 1
====