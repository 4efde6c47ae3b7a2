---- MODULE InfixBuiltinRedefined ----
a \cup b == 1
====
