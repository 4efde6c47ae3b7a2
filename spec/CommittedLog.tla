---------------------------- MODULE CommittedLog ----------------------------
(***************************************************************************)
(* What clients may observe of a partition, whatever happens behind it:    *)
(* one log that only ever grows at its end.                                *)
(*                                                                         *)
(* Nothing is said of brokers, epochs or failures.  Replication implements *)
(* this module; a version of it that loses or rewrites a record that some  *)
(* client has seen does not.                                               *)
(***************************************************************************)
EXTENDS Naturals, Sequences

VARIABLES
  committed,       \* the records that clients have seen committed, by offset
  acknowledged     \* what producers were told: [offset |-> o, record |-> r]

vars == <<committed, acknowledged>>

Holds(log, promise) ==           \* the promised record is at its offset
  /\ promise.offset < Len(log)
  /\ log[promise.offset + 1] = promise.record

-----------------------------------------------------------------------------
Init == committed = <<>> /\ acknowledged = {}

Commit ==                        \* the log grows at its end, if at all
  /\ Len(committed) <= Len(committed')
  /\ SubSeq(committed', 1, Len(committed)) = committed

Acknowledge ==                   \* promises are about committed records, and stay
  /\ acknowledged \subseteq acknowledged'
  /\ \A promise \in acknowledged' : Holds(committed', promise)

Next == Commit /\ Acknowledge

Spec == Init /\ [][Next]_vars

=============================================================================
