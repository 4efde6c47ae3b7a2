---- MODULE PrefixSymbolNot ----
EXTENDS Naturals
a %% b == a
a ## b == a
a $$ b == a
a ?? b == a
a !! b == a
B == 1 %% 2 + 3
====
