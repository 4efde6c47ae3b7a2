---- MODULE IdentifierWFUnderscore ----
WF_x == 1
====
