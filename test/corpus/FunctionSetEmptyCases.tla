---- MODULE FunctionSetEmptyCases ----
\* No argument: one function. No value: none, unless there is no argument.
EXTENDS Naturals
VARIABLE f
Init == f \in [{} -> {1, 2}] \cup [{} -> {}] \cup [{1} -> {}]
Next == f = <<>> /\ f' \in [{1} -> {1, 2}]
Inv == f \in {<<>>, <<1>>, <<2>>}
====
