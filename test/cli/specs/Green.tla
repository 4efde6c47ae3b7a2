------------------------------- MODULE Green --------------------------------
(* Everything that can make a green run worthless. *)
EXTENDS Naturals

CONSTANTS Nodes, Unused
VARIABLES x, mode

vars == <<x, mode>>

Init == x = 0 /\ mode = [n \in Nodes |-> "idle"]
Up == x' = x + 1 /\ UNCHANGED mode
Back == x > 0 /\ x' = x - 1 /\ UNCHANGED mode
Crash == x > 100 /\ x' = 0 /\ UNCHANGED mode
Next == Up \/ Back \/ Crash
Spec == Init /\ [][Next]_vars

Low == x < 5
Bounded == x < 7                                      \* violated, beyond Low
Busy(n) == mode[n] = "busy"
Exclusive == \A n \in Nodes : Busy(n) => x = 0        \* nobody is ever busy
Guarded == x > 2 => (x > 50 => x # 60)              \* the inner one never
Delivered == \A m \in {n \in 0..x : n > 50} : m > 0    \* always empty
Named == LET high == x > 4 IN x >= 0 /\ (high => x < 100)
Modes == mode \in [Nodes -> {"idle", "busy"}]         \* mode never changes
Fine == x > 3 => x > 2
FineInv == x >= 0

Three == x = 3
Seven == x = 7
Wrong == x[1] = 3
=============================================================================
