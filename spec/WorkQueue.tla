----------------------------- MODULE WorkQueue ------------------------------
(***************************************************************************)
(* A queue as its workers see it: items wait, are handed to one worker at  *)
(* a time, and are done, returned or thrown away, never forgotten.  An     *)
(* item is thrown away when a worker rejects it, or when it was handed out *)
(* as often as may be.                                                     *)
(*                                                                         *)
(* ShareGroup implements this module while its leader stays.               *)
(***************************************************************************)
EXTENDS Naturals

CONSTANTS
  Items,            \* what is queued
  Workers,          \* who works
  Nobody,           \* no worker
  MaxTries          \* how often an item is handed out

VARIABLES
  status,           \* of each item: "waiting", "out", "done" or "dropped"
  worker,           \* of each item that is out: who has it
  tries             \* of each item: how often it was handed out

vars == <<status, worker, tries>>

-----------------------------------------------------------------------------
Init ==
  /\ status = [i \in Items |-> "waiting"]
  /\ worker = [i \in Items |-> Nobody]
  /\ tries  = [i \in Items |-> 0]

HandOut(i, w) ==
  /\ status[i] = "waiting"
  /\ tries[i] < MaxTries
  /\ status' = [status EXCEPT ![i] = "out"]
  /\ worker' = [worker EXCEPT ![i] = w]
  /\ tries'  = [tries EXCEPT ![i] = @ + 1]

Back(i, to) ==
  /\ status[i] = "out"
  /\ status' = [status EXCEPT ![i] = to]
  /\ worker' = [worker EXCEPT ![i] = Nobody]
  /\ UNCHANGED tries

Finish(i) == Back(i, "done")
Return(i) == tries[i] < MaxTries /\ Back(i, "waiting")
Drop(i)   == Back(i, "dropped")

Next ==
  \E i \in Items :
    \/ \E w \in Workers : HandOut(i, w)
    \/ Finish(i)
    \/ Return(i)
    \/ Drop(i)

Spec == Init /\ [][Next]_vars

=============================================================================
