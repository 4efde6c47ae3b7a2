---- MODULE TheoremsAndProofs ----
\* Theorems, lemmas and their proofs are read and skipped.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = (x + 1) % 2
Spec == Init /\ [][Next]_x
Inv == x \in {0, 1}
LEMMA First == Init => Inv BY DEF Init, Inv
THEOREM Spec => []Inv
<1>1. Inv /\ Next => Inv'
  <2>. SUFFICES ASSUME Inv, Next PROVE Inv' OBVIOUS
  <2>1. CASE x = 0  BY <2>1 DEF Next
  <2>2. PICK k \in {0, 1} : x = k  OMITTED
  <2> QED BY <2>1, <2>2
<1>2. QED PROOF BY First, <1>1
PROPOSITION \A n \in Nat : n >= 0
COROLLARY Third == ASSUME NEW CONSTANT c \in Nat PROVE c + 1 > c
PROOF OMITTED
====
