---- MODULE MinusWithoutDot ----
- a == a
====
