---- MODULE ChooseIntegers ----
\* CHOOSE takes the least integer, also of a set that is listed in another order.
EXTENDS Integers
VARIABLE x
Init == x = CHOOSE n \in {5, 3, -2, 4} : n > 2
Next == x' = CHOOSE n \in {7, x + 1, 1} : n # x
Inv == x # 7
====
