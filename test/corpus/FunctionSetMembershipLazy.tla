---- MODULE FunctionSetMembershipLazy ----
\* Membership in [S -> T] with infinite T, and in nested ones.
EXTENDS Naturals, Sequences
VARIABLE f
Init == f = [i \in 1..3 |-> i]
Next == f[1] < 3 /\ f' = [f EXCEPT ![1] = @ + 1]
Inv == /\ f \in [1..3 -> Nat] /\ f \in Seq(Nat) /\ f \notin [1..2 -> Nat]
       /\ [f |-> f] \in [f : [1..3 -> 1..900000]]
       /\ {f} \in SUBSET [1..3 -> Nat] /\ [g |-> <<{1}>>] \in [g : Seq(SUBSET Nat)]
====
