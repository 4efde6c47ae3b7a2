---- MODULE IdentifierOnlyUnderscore ----
_ == 1
====
