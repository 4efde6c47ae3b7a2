--------------------------- MODULE MCConsumerGroup --------------------------
(***************************************************************************)
(* What the instances of ConsumerGroup need beyond it: names for a .cfg,   *)
(* and what must be possible.                                              *)
(***************************************************************************)
EXTENDS ConsumerGroup

Bounded(count, limit) == count < limit           \* Within <- Bounded

Said(type, error) == \E m \in network : m.type = type /\ m.error = error

Handover           == \E a, b \in Processes : Holds(a) /\ ~Accepted(a) /\ Accepted(b)
Follower           == \E process \in Processes : InGoodStanding(process) /\ ~Holds(process)
FollowerOwns       == \E process \in Processes : Accepted(process) /\ consumer[process].id # group.leader
StillAccepted      == \E process \in Processes : Accepted(process) /\ group.state = "PreparingRebalance"
HeartbeatRebalance == Said("HeartbeatResponse", "REBALANCE_IN_PROGRESS")
CommitUnknown      == Said("CommitResponse", "UNKNOWN_MEMBER_ID")
SyncUnknown        == Said("SyncResponse", "UNKNOWN_MEMBER_ID")
SyncIllegal        == Said("SyncResponse", "ILLEGAL_GENERATION")
SyncRebalance      == Said("SyncResponse", "REBALANCE_IN_PROGRESS")
JoinUnknownId      == Said("JoinResponse", "UNKNOWN_MEMBER_ID")
JoinFenced         == Said("JoinResponse", "FENCED_INSTANCE_ID")
SyncFenced         == Said("SyncResponse", "FENCED_INSTANCE_ID")
HeartbeatFenced    == Said("HeartbeatResponse", "FENCED_INSTANCE_ID")
TwoWait            == group.state = "CompletingRebalance" /\ Cardinality(parked) = 2
CommitFenced       == Said("CommitResponse", "FENCED_INSTANCE_ID")
SyncGivenUp        == \E process \in Processes :        \* its assignment may be lost on the way
                        /\ consumer[process].state = "out" /\ consumer[process].id \in group.members
                        /\ group.state = "CompletingRebalance"
                        /\ consumer[process].generation = group.generation
LateAnswerStays    == \E process \in Processes :        \* what is given up is its JoinGroup, not a late answer
                        /\ \E m \in AnswersFor(process) : m.type = "CommitResponse"
                        /\ \E id \in group.pending : ~Alive(id) /\ ~Carried(id)
LateToSync         == trouble.expiries = 1 /\ group.generation > 0 /\ group.owner = NoId
                        /\ group.state = "PreparingRebalance" /\ group.joined = {}
Left               == trouble.leaves = 1 /\ \E process \in Processes : Accepted(process)
EmptiedAgain       == group.state = "Empty" /\ group.generation > 0
PendingIsGone      == issued > 1 /\ 1 \notin group.members \cup group.pending /\ stored.generation = 0
Resurrected        == trouble.failOvers = 1 /\ \E id \in group.members : ~Alive(id)
GoesOnWithout      == trouble.stalls = 1 /\ \E process \in Processes : Accepted(process)

=============================================================================
