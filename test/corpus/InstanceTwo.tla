---- MODULE InstanceTwo ----
\* Two instances of one module side by side.
EXTENDS Naturals, Sequences
VARIABLES l, r
L == INSTANCE StackModule WITH stack <- l, Elem <- {1, 2}, Cap <- 1
R == INSTANCE StackModule WITH stack <- r, Elem <- {3}, Cap <- 2
Init == L!Empty /\ R!Empty
Next == \/ L!Step /\ UNCHANGED r
        \/ R!Step /\ UNCHANGED l
        \/ l # <<>> /\ L!Pop /\ R!Push(3)
Inv == Len(l) + Len(r) < 3
====
