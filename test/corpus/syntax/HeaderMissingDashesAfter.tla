---- MODULE HeaderMissingDashesAfter
A == 1
====
