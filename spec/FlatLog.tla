------------------------------ MODULE FlatLog -------------------------------
(***************************************************************************)
(* What a log is to those who write and read it: one sequence of batches,  *)
(* [base, last] by their first and last offset.  It grows at its end, is   *)
(* cut at its end, and loses its oldest batches.  What was synced to disk  *)
(* is never lost by a crash.                                               *)
(*                                                                         *)
(* Nothing is said of files, segments, indexes or recovery.  SegmentedLog  *)
(* implements this module.                                                 *)
(***************************************************************************)
EXTENDS Naturals, Sequences

VARIABLES
  batches,         \* what the log holds, in order
  durable          \* everything below this offset is safe from a power loss

vars == <<batches, durable>>

End(log) == IF log = <<>> THEN 0 ELSE log[Len(log)].last + 1

IsPrefixOf(a, b) == Len(a) <= Len(b) /\ SubSeq(b, 1, Len(a)) = a
IsSuffixOf(a, b) == Len(a) <= Len(b) /\ SubSeq(b, Len(b) - Len(a) + 1, Len(b)) = a

-----------------------------------------------------------------------------
Init == batches = <<>> /\ durable = 0

Write ==                         \* one batch more, above all others
  /\ Len(batches') = Len(batches) + 1
  /\ IsPrefixOf(batches, batches')
  /\ batches'[Len(batches')].base >= End(batches)
  /\ batches'[Len(batches')].base >= durable
  /\ UNCHANGED durable

Sync ==                          \* more of it is safe
  /\ durable < durable'
  /\ UNCHANGED batches

Truncate ==                      \* a follower gives up its end, be it safe
  /\ IsPrefixOf(batches', batches)
  /\ End(batches') <= durable'
  /\ durable' < durable

Lose ==                          \* a crash takes what is not safe, from some batch on; so may a follower
  /\ IsPrefixOf(batches', batches)
  /\ \A i \in 1 .. Len(batches) : batches[i].last < durable => i <= Len(batches')
  /\ UNCHANGED durable

Expire ==                        \* retention takes the oldest
  /\ IsSuffixOf(batches', batches)
  /\ UNCHANGED durable

Next == Write \/ Sync \/ Truncate \/ Lose \/ Expire

Spec == Init /\ [][Next]_vars

=============================================================================
