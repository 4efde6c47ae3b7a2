-------------------------------- MODULE Grid --------------------------------
(* As many states as wanted, (N + 1)^3, in 3 * N + 1 levels; values of several kinds. *)
EXTENDS Naturals, Sequences

CONSTANT N
VARIABLES x, y, log

vars == <<x, y, log>>
Tag(n) == IF n % 2 = 0 THEN "even" ELSE "odd"

Init == x = 0 /\ y = [a |-> 0, b |-> {}] /\ log = <<>>
Right == x < N /\ x' = x + 1 /\ UNCHANGED <<y, log>>
Up == y.a < N /\ y' = [a |-> y.a + 1, b |-> {Tag(y.a)}] /\ UNCHANGED <<x, log>>
Longer ==
  /\ IF log = <<>> THEN N > 0 ELSE log[1] < N
  /\ log' = IF log = <<>> THEN <<1, "odd">> ELSE <<log[1] + 1, Tag(log[1] + 1)>>
  /\ UNCHANGED <<x, y>>
Next == Right \/ Up \/ Longer
Spec == Init /\ [][Next]_vars

TypeOK == x \in 0..N /\ y.a \in 0..N
NotAtEnd == x = N /\ y.a = N => (log # <<>> => log[1] < N)
AtEnd == x = N /\ y.a = N /\ log # <<>> /\ log[1] = N
=============================================================================
