------------------------- MODULE MCLeaderElection --------------------------
(***************************************************************************)
(* What the instances of LeaderElection need beyond it: what must be       *)
(* possible, or a green model would say nothing.                           *)
(***************************************************************************)
EXTENDS LeaderElection

NobodyLeads    == leader = None
FromElr        == leader # None /\ elr # {} /\ isr = {leader}
LastKnownWaits == leader = None /\ lastKnown # None /\ elr = {}
LastKnownLeads == spent.unclean > 0 /\ isr = {leader} /\ elr = {} /\ Cardinality(up) < Cardinality(Replicas)
AllBack        == spent.fences = MaxFences /\ isr = Replicas

=============================================================================
