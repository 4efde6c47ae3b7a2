-------------------------------- MODULE Talks -------------------------------
(* Says one thing and goes on for long. *)
EXTENDS Naturals, TLC
VARIABLES x, y
Init == x = 0 /\ y = 0 /\ PrintT("one")
Next == \/ x' = x + 1 /\ UNCHANGED y
        \/ y' = y + 1 /\ UNCHANGED x
=============================================================================
