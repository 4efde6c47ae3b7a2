------------------------- MODULE MCLeaderElection --------------------------
(***************************************************************************)
(* What the instances of LeaderElection need beyond it: what must be       *)
(* possible, or a green model would say nothing.                           *)
(***************************************************************************)
EXTENDS LeaderElection

NobodyLeads   == leader = None
FromElr       == leader # None /\ elr # {} /\ isr = {leader}
LastKnownWait == leader = None /\ lastKnown # None /\ elr = {}
LastKnownLeads == \E replica \in Replicas : leader = replica /\ spent.unclean = MaxUnclean /\ isr = {replica} /\ elr = {} /\ MinIsr > 1

=============================================================================
