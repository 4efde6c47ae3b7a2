---- MODULE JunctionImpliesLayoutRed ----
\* As an operand inside the last item, the same text means something else.
EXTENDS Naturals
VARIABLE x
Init == x \in 0..4
Next == UNCHANGED x
Inv ==
    /\ x > 1
    /\ x < 4
      => x \in {2, 3}
====
