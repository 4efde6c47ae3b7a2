---- MODULE StrayBackslash ----
A == 1 \
====
