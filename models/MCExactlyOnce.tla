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
  \E m \in Members : Commits(m) /\ group.owner # m

OwnerWaits ==                    \* for the transaction of the owner before it
  \E m \in Members : client[m].phase = "positioning" /\ group.owner = m /\ ~Stable

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
  \E m \in Members : client[m].phase = "aborting" /\ pending[m] # Unset

RejoinsBeforeStable ==           \* while it waits for its own abort, a member hears that it owns nothing
  \E m \in Members : /\ client[m].phase = "out" /\ pending[m] # Unset
                     /\ transaction[m].state = "PrepareAbort"

ClosesUnanswered ==              \* fenced by a timeout: it does not wait for what it has sent before
  spent.crashes = 0 /\ \E m \in Members : client[m].phase = "down" /\ request[m] # NoRequest

Interchangeable == Permutations(Members)         \* SYMMETRY

=============================================================================
