---- MODULE IdentifierUnderscoreDigit ----
_1 == 1
A == _1
====
