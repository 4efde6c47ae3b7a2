---- MODULE IdentifierUnderscoreDigitLetter ----
_1a == 1
A == _1a
====
