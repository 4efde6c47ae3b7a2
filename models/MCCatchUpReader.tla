--------------------------- MODULE MCCatchUpReader --------------------------
(***************************************************************************)
(* What the instances of CatchUpReader need beyond it: names for a .cfg.   *)
(***************************************************************************)
EXTENDS CatchUpReader, MCCompactedPartition

ReadsWhileCleaned == reading = "during" /\ position > 0 /\ position < cleaned[leader]
ReadsDeleted      == reading = "during" /\ ~AtEnd /\ \E key \in Keys :
                       table[key] # Nothing /\ View(shadow[leader], highWatermark)[key] = Nothing
ReadsEveryKey     == \A key \in Keys : table[key] # Nothing
ReadToTheEnd      == reading = "after" /\ position = MaxOffset

=============================================================================
