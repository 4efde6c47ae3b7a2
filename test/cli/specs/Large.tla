------------------------------- MODULE Large --------------------------------
EXTENDS Naturals, TLC

VARIABLES a, b, c

Init == a = 0 /\ b = 0 /\ c = 0
Next ==
  \/ a < 2000 /\ a' = a + 1 /\ UNCHANGED <<b, c>>
  \/ b < 2000 /\ b' = b + 1 /\ UNCHANGED <<a, c>>
  \/ c < 2000 /\ c' = c + 1 /\ UNCHANGED <<a, b>>

(* Says when the search is well under way. *)
Say == a = 60 /\ b = 0 /\ c = 0 => PrintT("under way")
=============================================================================
