---- MODULE MembershipInfinite ----
\* Membership in the infinite sets, positive and negative.
EXTENDS Integers, Sequences
VARIABLE x
Init == x = -1
Next == x' \in {0, 1, 2}
Inv == /\ x \in Int /\ (x >= 0 <=> x \in Nat) /\ <<x>> \in Seq(Int) /\ <<x, 1>> \in Int \X Nat
       /\ {x, 1} \in SUBSET Int /\ [n |-> x] \in [n : Int] /\ [i \in {x} |-> i] \in [{x} -> Int]
       /\ "x" \in STRING /\ <<>> \in Seq({}) /\ <<1, 2, 3>> \notin Int \X Nat
====
