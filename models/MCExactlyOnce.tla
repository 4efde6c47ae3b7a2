--------------------------- MODULE MCExactlyOnce ----------------------------
(***************************************************************************)
(* What the instances of ExactlyOnce need beyond it: names for a .cfg.     *)
(***************************************************************************)
EXTENDS ExactlyOnce, TLC

Refinement == Atomic!Spec                        \* PROPERTY: one processor, one step a record

Unbounded(count, limit) == TRUE                  \* Within <- Unbounded: lifts all budgets

(* What must be possible, or the properties say little.                    *)

ZombieRefused ==                 \* its offset is refused, as the group has moved on
  \E m \in Members : client[m].phase = "aborting" /\ client[m].generation < group.generation

ZombieCommits ==                 \* its offset was accepted before; then it may commit
  \E m \in Members : Commits(m) /\ m \notin { group.owner[p] : p \in InputPartitions }

OwnerWaits ==                    \* for the transaction of the owner before it
  \E m \in Members : client[m].phase = "positioning" /\ Owned(m) # {} /\ ~Stable(client[m].owned)

StaleVerification ==             \* the group moves on while the offset is verified
  \E m \in Members : request[m].stage = "verifying" /\ request[m].generation < group.generation

FencedAtWork ==                  \* by a timeout, with a record in hand
  \E m \in Members : client[m].phase \in InTransaction /\ ~Current(m)

Resumed ==                       \* one finishes what another began and did not commit
  \E m \in Members : Commits(m) /\ client[m].epoch > 0

GaveUpEarly ==                   \* before its offset was sent
  \E m \in Members : /\ client[m].phase = "aborting"
                     /\ transaction[m].state = "Ongoing" /\ transaction[m].partitions = {"output"}

GaveUpLate ==                    \* after its offset was accepted
  \E m \in Members : client[m].phase = "aborting" /\ pending[m] # NonePending

RejoinsBeforeStable ==           \* while it waits for its own abort, a member hears that it owns nothing
  \E m \in Members : /\ client[m].phase = "out" /\ pending[m] # NonePending
                     /\ transaction[m].state = "PrepareAbort"

ClosesUnanswered ==              \* fenced by a timeout: it does not wait for what it has sent before
  spent.crashes = 0 /\ \E m \in Members : client[m].phase = "down" /\ request[m] # NoRequest

MovesAlone ==                    \* one partition has a new owner, who has not yet heard of it; another stays
  \E m \in Members, p, q \in InputPartitions :
    /\ p \in Owned(m) \ client[m].owned
    /\ q \in Owned(m) \cap client[m].owned

MovesOpen ==                     \* a partition moves while its former owner's transaction is open
  \E m \in Members, p \in InputPartitions : pending[m][p] # Unset /\ p \notin Owned(m)

WaitsForOne ==                   \* of two partitions, as only one is stable
  \E m \in Members : \E p, q \in client[m].owned :
    client[m].phase = "positioning" /\ Stable({p}) /\ ~Stable({q})

TwoAtOnce ==                     \* two members have a partition each, and commit
  \A m \in Members : Commits(m)

Interchangeable == Permutations(Members)         \* SYMMETRY

=============================================================================
