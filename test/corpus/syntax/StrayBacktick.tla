---- MODULE StrayBacktick ----
A == `1
====
