---- MODULE IdentifierSFUnderscore ----
A(SF_a) == SF_a
====
