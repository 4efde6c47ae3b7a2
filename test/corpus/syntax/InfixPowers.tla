---- MODULE InfixPowers ----
a ** b == 1
a ^^ b == 1
a ++ b == 1
a -- b == 1
a \div b == 1
====
