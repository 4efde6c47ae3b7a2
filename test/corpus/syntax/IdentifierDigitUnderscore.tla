---- MODULE IdentifierDigitUnderscore ----
1_ == 1
====
