---- MODULE IdentifierUnicodeLetter ----
é == 1
====
