---- MODULE PrimedArguments ----
\* A primed parameter is the next value of what was given, through calls, LET, loops and recursion.
EXTENDS Naturals
VARIABLES n, twice, some, sum, early
Next1(a) == a'
Twice(a) == Next1(a) * 2
Some(a) == \E i \in 0..3 : a' = i
Sum(a, k) == a' * k
Init == n = 0 /\ twice = 0 /\ some = TRUE /\ sum = 0 /\ early = 0
Next ==
  /\ n < 3
  /\ n' = n + 1
  /\ LET m == n IN twice' = Twice(m)
  /\ some' = (Some(n) /\ n' > 0)
  /\ sum' = Sum(n, 3)
  /\ early' = Twice(n) - 2 * n
Doubled == twice = 2 * n
Found == some
Summed == sum = 3 * n
Differs == early \in {0, 2}
====
