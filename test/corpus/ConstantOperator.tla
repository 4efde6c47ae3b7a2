---- MODULE ConstantOperator ----
\* A constant with parameters gets a definition in the configuration.
EXTENDS Naturals
CONSTANTS Twist(_), Pair(_, _)
VARIABLE x
DefTwist(n) == (n * 3) % 7
DefPair(a, b) == a + b
Init == x = 1
Next == x' = Twist(Pair(x, 1))
====
