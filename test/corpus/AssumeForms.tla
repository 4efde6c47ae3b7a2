---- MODULE AssumeForms ----
\* Named and unnamed assumptions, ASSUMPTION, AXIOM.
EXTENDS Naturals
CONSTANT N
ASSUME N \in Nat
ASSUME Positive == N > 0 /\ N < 100
ASSUMPTION N # 17
AXIOM N + 1 > N
VARIABLE x
Init == x = N
Next == x > 0 /\ x' = x - 1
====
