-------------------------- MODULE MCConsumerOffsets -------------------------
(***************************************************************************)
(* What the instances of ConsumerOffsets need beyond it: who is in which   *)
(* group, names for a .cfg, and what must be possible.                     *)
(***************************************************************************)
EXTENDS ConsumerOffsets

Bounded(count, limit) == count < limit           \* Within <- Bounded

Queue(c)    == CHOOSE group \in Groups : TRUE     \* GroupOf <- Queue: one group
Topic(c)    == c                                 \* GroupOf <- Topic: each consumer its own

Duplicate     == \E group \in Groups : \E offset \in 1 .. end : processed[group][offset] = 2
Skipped       == \E group \in Groups : ~rebalancing[group] /\ Missed(group) # {}
                   /\ \A c \in Consumers : ~Holds(c)
Zombie        == \E c \in Consumers : \E other \in Consumers \ {c} : Holds(c) /\ IsOwner(other)
                   /\ consumer[c].position > consumer[c].handled
HandedOver    == faults.rebalances = 1 /\ \E group \in Groups : generation[group] = 2
                   /\ committed[group] = end /\ end = MaxRecords
Forgotten     == faults.expiries = 1 /\ \E group \in Groups : committed[group] > 0
Rewound       == faults.rewinds = 1
RewoundAll    == Rewound /\ \E group \in Groups : committed[group] = 0
RewoundInPart == Rewound /\ \E group \in Groups : IsEmpty(group) /\ committed[group] > 0
LaterBegin    == \E group \in Groups : promised[group] > 0
AllProcessed  == end = MaxRecords /\ \A group \in Groups : \A offset \in 1 .. end :
                   processed[group][offset] > 0
AllReadByAll  == \A group \in Groups : committed[group] = MaxRecords

=============================================================================
