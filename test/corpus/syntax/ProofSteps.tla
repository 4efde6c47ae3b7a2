---- MODULE ProofSteps ----
EXTENDS Naturals
CONSTANTS P(_), S
A == 1 = 1
THEOREM T == \A x \in S : P(x)
<1> USE DEF A
<1> DEFINE Q(x) == P(x)
           k == 1
<1>1. SUFFICES ASSUME NEW x \in S PROVE Q(x)
  OBVIOUS
<1>2. TAKE y \in S
<1>3. WITNESS 1 \in Nat
<1>4. HAVE A
<1>5. PICK z \in S : P(z) BY <1>1
<1>6. CASE A
  <2>1. A OBVIOUS
  <2>2. QED BY <2>1
<1>7. A /\ A
  <2> HIDE DEF A
  <2> QED OMITTED
<1> QED
  PROOF BY <1>1, <1>5 DEF A
====
