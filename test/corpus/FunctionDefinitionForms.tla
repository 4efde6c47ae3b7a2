---- MODULE FunctionDefinitionForms ----
\* Functions defined by f[x \in S] ==, by several arguments, by tuples.
EXTENDS Naturals
VARIABLE x
dbl[n \in 0..9] == 2 * n
sum[a, b \in 0..3] == a + b
sub[<<a, b>> \in {<<3, 1>>, <<2, 2>>}, c \in {0}] == a - b + c
Init == x = 1
Next == x' \in {dbl[x % 5], sum[x % 4, 1], sub[<<3, 1>>, 0]}
====
