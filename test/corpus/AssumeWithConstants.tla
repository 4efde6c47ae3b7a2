---- MODULE AssumeWithConstants ----
\* An assumption about constants of the configuration, with a definition and a quantifier.
EXTENDS Naturals, FiniteSets
CONSTANTS Quorum, Node
ASSUME QuorumsMeet == \A p, q \in Quorum : p \cap q # {}
ASSUME Quorum \subseteq SUBSET Node
VARIABLE x
Init == x \in Quorum
Next == x' \in Quorum
====
