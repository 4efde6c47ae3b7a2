---- MODULE SetConstructorTrailingComma ----
A == {1, 2, }
====
