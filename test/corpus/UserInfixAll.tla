---- MODULE UserInfixAll ----
\* A sample of the infix symbols that a user may define.
EXTENDS Naturals
a ++ b == a + b + 1
a -- b == IF a > b THEN a - b ELSE 0
a ** b == a * b * 2
a \oplus b == a + 10 * b
a ?? b == {a, b}
a \sqcup b == IF a > b THEN a ELSE b
a && b == a * b
a $ b == <<a, b>>
a <: b == a < b
a |- b == a = b
VARIABLE x
Init == x \in (1 ?? 2)
Next == x <: 40 /\ x' \in { x ++ 1, x ** 2, (x \oplus 1) -- 3, x \sqcup 5, x && 3 }
Inv == (x $ 1)[1] |- x
====
