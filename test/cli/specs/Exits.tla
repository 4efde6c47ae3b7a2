-------------------------------- MODULE Exits -------------------------------
(* One way to each exit code of a check. *)
EXTENDS Naturals, TLC

CONSTANT N
VARIABLE x

ASSUME NisSmall == N < 5

Init == x = 0
Next == x' = (x + 1) % N
Stops == x < 3 /\ x' = x + 1
Asserts == Assert(x < 2, "too far") /\ x' = x + 1
Breaks == x' = x + (IF x = 2 THEN "a" ELSE 1)
Endless == x' = CHOOSE n \in 1..7000000 : \A m \in 1..7000000 : m + n = 0

Small == x < 2
NotANumber == x > 0 => x[1] = 0
Rises == [][x' > x]_x
NotASequence == <>(x[1] = 0)
Hidden == \EE y : [][x' = y]_x
Nine == x = 9
=============================================================================
