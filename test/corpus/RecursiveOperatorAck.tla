---- MODULE RecursiveOperatorAck ----
\* A recursive operator of two parameters, nested calls.
EXTENDS Naturals
RECURSIVE Ack(_, _)
Ack(m, n) == IF m = 0 THEN n + 1
             ELSE IF n = 0 THEN Ack(m - 1, 1)
             ELSE Ack(m - 1, Ack(m, n - 1))
VARIABLES m, n
Init == m \in 0..2 /\ n = 0
Next == n < 3 /\ n' = n + 1 /\ m' = m /\ Ack(m, n) < Ack(m, n')
Inv == Ack(m, n) \in 1..9
====
