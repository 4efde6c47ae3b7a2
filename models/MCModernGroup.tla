--------------------------- MODULE MCModernGroup ----------------------------
(***************************************************************************)
(* What the instances of ModernGroup need beyond it: names for a .cfg.     *)
(***************************************************************************)
EXTENDS ModernGroup, TLC

Unbounded(count, limit) == TRUE                  \* Within <- Unbounded: lifts all budgets

Interchangeable == Permutations(Members) \cup Permutations(Partitions)     \* SYMMETRY

(* What must be possible, or the properties say little.                    *)

AskedToRevoke  == \E m \in Members : member[m].revoking # {} /\ client[m].owned # {}

WaitsForOwner  ==                \* in the target's epoch, without all that is in the target
  \E m \in InGroup : member[m].epoch = targetEpoch /\ target[m] \ member[m].assigned # {}

HandedOver     == Rest /\ \E a, b \in Members : a # b /\ target[a] # {} /\ member[b].epoch > 1

OldCommit      ==                \* accepted, although the member's epoch has moved on
  \E m \in Members : /\ commit[m] # NoCommit
                     /\ Commits(m, commit[m])
                     /\ commit[m].epoch < member[m].epoch

RefusedCommit  == \E m \in Members : commit[m] # NoCommit /\ ~Commits(m, commit[m])

PartitionWaits ==                \* for a static member that is away
  \E m \in Members : member[m].epoch = Away /\ member[m].assigned # {}

StaticReturns  == \E m \in Static : client[m].owned # {} /\ spent.leaves > 0

AwayWhileRevoking ==             \* it leaves while it is to revoke, and need not any more
  \E m \in Members : channel[m].type = "heartbeat" /\ channel[m].epoch = Away
                     /\ member[m].revoking # {}

Returns        == \E m \in Members : client[m].epoch > 0 /\ spent.leaves > 0     \* of a group of one

FailedOver     == spent.failovers > 0 /\ Rest

Zombie         == \E m \in Members : client[m].owned # {} /\ m \notin InGroup

Refusal        == \E m \in Members : channel[m].type = "refusal"

LostEpoch      ==                \* the answer with the new epoch was lost; the old one is taken
  \E m \in Members : /\ channel[m].type = "heartbeat" /\ channel[m].epoch > 0
                     /\ channel[m].epoch < member[m].epoch /\ ~Fenced(m, channel[m])

Skipped ==                       \* told of a partition and slow to take it, it need not revoke it
  \E m \in Members : /\ client[m].assignment # {} /\ ~client[m].done
                     /\ channel[m].type = "response" /\ channel[m].partitions = {}
                     /\ channel[m].epoch > client[m].epoch

GivenBack ==                     \* with the acknowledgement, what it was to revoke; one change
  \E m \in Members : member[m].previous > 0 /\ \E p \in member[m].assigned :
                       member[m].since[p] = member[m].epoch /\ member[m].epoch > member[m].previous + 1

FencedMember   == \E m \in InGroup : channel[m].type = "refusal"

FencedForOwning ==               \* ... although its epoch is the one before
  \E m \in InGroup : /\ channel[m].type = "heartbeat"
                     /\ channel[m].epoch > 0 /\ channel[m].epoch = member[m].previous
                     /\ Fenced(m, channel[m])

Rejoined       ==                \* it had an epoch to commit with, was fenced, and joins
  \E m \in Members : channel[m].type = "heartbeat" /\ channel[m].epoch = 0
                     /\ commit[m] # NoCommit

Settled        == \E m \in Members : client[m].owned # {} /\ client[m].done /\ client[m].said
                                     /\ channel[m] = Silence

NotGivenBack   ==                \* from 3.8 to 4.1: whoever is to revoke waits for itself (KAFKA-19449)
  [][\A m \in Members : member[m].revoking \cap member'[m].assigned = {}]_member

Shared         == \E a, b \in Members : a # b /\ target[a] # {} /\ target[b] # {}

=============================================================================
