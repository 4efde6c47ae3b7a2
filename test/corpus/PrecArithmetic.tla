---- MODULE PrecArithmetic ----
\* Unary minus, power, products, sums: the value shows the grouping.
EXTENDS Integers
VARIABLE v
Init == v \in { 2 + 3 * 4, -2^2, 2^3 * 2, 10 - 3 - 2, 1 + 7 - 3, 10 - 2 + 3, -3 + 5, - 2 * 3, 7 \div 2 + 1, 2 * 7 % 4 }
Next == v' \in {v}
Inv == v \in {14, -4, 16, 5, 11, 2, -6, 4, 6}
====
