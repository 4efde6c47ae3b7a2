---- MODULE IdentifierDigitUnderscoreLetter ----
1_a == 1
A == 1_a
====
