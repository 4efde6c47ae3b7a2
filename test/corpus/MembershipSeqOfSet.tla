---- MODULE MembershipSeqOfSet ----
\* A set is no candidate for Seq.
EXTENDS Naturals, Sequences
VARIABLE x
Init == x = {1}
Next == x \notin Seq(Nat) /\ x' = x
====
