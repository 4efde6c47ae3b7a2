---- MODULE TlcAny ----
\* Anything is an element of Any.
EXTENDS Sequences, TLC
VARIABLE x
Tl(q) == IF q = <<>> THEN q ELSE Tail(q)
Init == x = <<1, "a">>
Next == x' = Tl(x)
Inv == x \in Any /\ {x} \subseteq Any
====
