---------------------- MODULE MCCooperativeAssignment -----------------------
(***************************************************************************)
(* What the instances of CooperativeAssignment need beyond it: names for a *)
(* .cfg, and what must be possible.                                        *)
(***************************************************************************)
EXTENDS CooperativeAssignment

Bounded(count, limit) == count < limit           \* Within <- Bounded

Withheld   == phase = "stable" /\ \E partition \in Partitions : assignment[partition] = Nobody
Rivals     == \E partition \in Partitions : Cardinality(Claimers(partition)) > 1
Kept       == generation > 1 /\ phase = "syncing" /\ \E member \in group : Holds(member) # {}
Zombie     == \E member \in Members \ group : Holds(member) # {}
Moved      == \E a, b \in group : a # b /\ generation > 2 /\ informed = group /\ phase = "stable"
                /\ claimedIn[a] = claimedIn[b] /\ Holds(a) # {} /\ Holds(b) # {}

Someone    == CHOOSE member \in Members : TRUE
Something  == CHOOSE partition \in Partitions : TRUE
AtFirst(x) == generation = 1 /\ phase = "stable" /\ joined = Members /\ (assignment[Something] = Someone) = x
ForHim     == AtFirst(TRUE)
ForOthers  == AtFirst(FALSE)

=============================================================================
