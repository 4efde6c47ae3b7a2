---- MODULE IdentifierLooksLikeNumberBase ----
hF1 == 1
b101 == 2
A == {hF1, b101}
====
