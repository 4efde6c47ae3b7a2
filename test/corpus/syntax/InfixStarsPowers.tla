---- MODULE InfixStarsPowers ----
a ** b == 1
a ^^ b == 1
a \star b == 1
a \bullet b == 1
a \cdot2 b == 1
====
