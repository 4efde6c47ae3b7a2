---- MODULE InfixSymbolsDefined ----
a (+) b == 1
a (-) b == 1
a (/) b == 1
a (.) b == 1
a \odot2 b == 1
====
