---- MODULE CaseOther ----
\* The first true arm is taken; OTHER stands for none.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = CASE x < 2 -> x + 1
               [] x < 4 -> x + 2
               [] x = 7 -> 7
               [] OTHER -> 7
====
