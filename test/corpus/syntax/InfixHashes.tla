---- MODULE InfixHashes ----
a %% b == a
a ## b == a
a $$ b == a
a ?? b == a
a !! b == a
a % b == a
a $ b == a
====
