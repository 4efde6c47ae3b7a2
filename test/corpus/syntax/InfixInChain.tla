---- MODULE InfixInChain ----
A == 1 \in {1} \in {TRUE}
====
