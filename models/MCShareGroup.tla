---------------------------- MODULE MCShareGroup ----------------------------
(***************************************************************************)
(* What the instances of ShareGroup need beyond it: names for a .cfg.      *)
(***************************************************************************)
EXTENDS ShareGroup, TLC

Refinement == Queue!Spec                         \* PROPERTY: a queue of single items

Interchangeable == Permutations(Members)         \* SYMMETRY

(* What must be possible, or the properties say little.                    *)

LateAck     ==                   \* its lock has ended, and another member holds the record
  \E m, n \in Members : m # n /\ ack[m] # NoAck /\ ack[m].offset \in held[n]

GivenUp     == \E r \in Offsets : record[r].state = "archived" /\ delivered[r] = MaxAttempts

OutOfOrder  ==                   \* a later record is settled first
  \E r, s \in Offsets : r < s /\ record[s].state \in Settled /\ record[r].state = "available"

TakenBack   ==                   \* a failed write gives the lock back to a member that let go
  \E m \in Members : \E r \in Offsets : record[r].holder = m /\ r \notin held[m] \cup seen[m]

TwoAtWork   == \A m \in Members : held[m] # {}

Forgotten   == \E r \in Offsets : record[r].count < delivered[r]

=============================================================================
