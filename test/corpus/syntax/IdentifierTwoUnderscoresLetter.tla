---- MODULE IdentifierTwoUnderscoresLetter ----
__x == 1
A == __x
====
