---------------------------- MODULE MCShareGroup ----------------------------
(***************************************************************************)
(* What the instances of ShareGroup need beyond it: names for a .cfg.      *)
(***************************************************************************)
EXTENDS ShareGroup, TLC

Refinement == Queue!Spec                         \* PROPERTY: a queue of single items

Interchangeable == Permutations(Members)         \* SYMMETRY

(* What must be possible, or the properties say little.                    *)

Accepted    == \E r \in Offsets : stored[r].state = "acknowledged"

Rejected    == \E r \in Offsets : stored[r].state = "archived" /\ delivered[r] < MaxAttempts

GivenBack   ==                   \* released before its lock ended
  \E r \in Offsets : record[r].state = "available" /\ Changing(r)

Again       == \E r \in Offsets : delivered[r] = 2 /\ record[r].holder # Nobody

GivenUp     == \E r \in Offsets : record[r].state = "archived" /\ delivered[r] = MaxAttempts

AllDone     == start = Records

OutOfOrder  ==                   \* a later record is settled first
  \E r, s \in Offsets : r < s /\ record[s].state \in Settled /\ record[r].state = "available"

TakenBack   ==                   \* a failed write gives the lock back to a member that let go
  \E m \in Members : \E r \in Offsets : record[r].holder = m /\ r \notin held[m]

TwoAtWork   == \A m \in Members : held[m] # {}

Forgotten   == \E r \in Offsets : record[r].count < delivered[r]

=============================================================================
