---- MODULE UserInfixPrecedence ----
\* The precedence of a user's symbol comes from the symbol: ++ (10) under ** (13), && (13).
EXTENDS Naturals
a ++ b == a + b
a ** b == a * b
VARIABLE x
Init == x = 2 ++ 3 ** 4 ++ 1
Next == x < 40 /\ x' = x ++ 2 ** 3
Inv == x % 6 = 3
====
