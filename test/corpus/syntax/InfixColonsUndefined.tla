---- MODULE InfixColonsUndefined ----
B == 1 :> 2
====
