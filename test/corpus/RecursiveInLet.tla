---- MODULE RecursiveInLet ----
\* RECURSIVE inside LET, capturing a parameter.
EXTENDS Naturals, Sequences
Rev(q) == LET RECURSIVE r(_)
              r(i) == IF i = 0 THEN <<>> ELSE <<q[i]>> \o r(i - 1)
          IN r(Len(q))
VARIABLE w
Init == w = <<>>
Next == Len(w) < 3 /\ \E d \in 0..1 : w' = Append(Rev(w), d)
Inv == Rev(Rev(w)) = w
====
