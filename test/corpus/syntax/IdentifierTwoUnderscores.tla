---- MODULE IdentifierTwoUnderscores ----
__ == 1
====
