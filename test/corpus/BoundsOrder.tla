---- MODULE BoundsOrder ----
\* Of several bounds the first variable changes fastest. That decides which state stands for its view, which error is met.
EXTENDS Naturals
VARIABLES x, y
Init == x = 0 /\ y = 0
Next == \/ /\ x = 0
           /\ \E a \in 1..2, b \in 1..2 : x' = 1 + (IF a = b THEN 1 ELSE 0) /\ y' = 10 * a + b
        \/ x = 1 /\ x' = y /\ y' = y
View == x
NotTwentyOne == x # 21
NotTwelve == x # 12

\* TRUE before it comes to what is no boolean; the other way round it would be an error.
Found == \E a, b \in 1..2 : IF a = 1 /\ b = 2 THEN "a" ELSE a = 2 /\ b = 1
NotFound == ~\A a \in 1..2, b \in 1..2 : IF a = 1 /\ b = 2 THEN 7 ELSE ~(a = 2 /\ b = 1)
Late == \E a, b \in 1..2 : IF a = 2 /\ b = 1 THEN "a" ELSE a = 1 /\ b = 2
Tuples == \E <<a, c>> \in {<<1, 1>>, <<2, 1>>}, b \in 1..2 : IF a = 1 /\ b = 2 THEN "a" ELSE a = 2 /\ b = 1
Three == \E a \in 1..2, b \in 1..2, c \in 1..2 : IF <<a, b, c>> = <<1, 1, 2>> THEN "a" ELSE <<a, b, c>> = <<2, 2, 1>>
InitFound == Init /\ Found /\ NotFound /\ Tuples /\ Three
InitLate == Init /\ Late
====
