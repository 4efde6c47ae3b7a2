------------------------------ MODULE Network -------------------------------
(***************************************************************************)
(* Requests and responses on the wire: a set of messages, delivered in any *)
(* order and after any delay.                                              *)
(*                                                                         *)
(* A message has a type, the client that asked, the server that answers,   *)
(* and whether the client is still waiting for this exchange.  A request   *)
(* may be lost, or be repeated: then a stray copy stays in some queue, its *)
(* server will handle it when it comes to it, and nobody hears the answer. *)
(* How often either happens is bounded by a budget of the configuration.   *)
(*                                                                         *)
(* Kafka: NetworkClient, RequestChannel.                                   *)
(***************************************************************************)
EXTENDS Naturals

CONSTANTS
  MaxLost,          \* messages that may be lost
  MaxRepeated,      \* messages that may be repeated
  Within(_, _)      \* Within(count, limit): the budget allows one more

VARIABLES
  network,          \* the messages in flight
  faults            \* how much of the budgets is spent

Quiet == network = {} /\ faults = [lost |-> 0, repeated |-> 0]

-----------------------------------------------------------------------------
Waiting(client, types) ==             \* the client waits for an exchange of one of these types
  \E m \in network : m.client = client /\ m.awaited /\ m.type \in types

Send(m)           == network' = network \cup {m}         /\ UNCHANGED faults
Drop(m)           == network' = network \ {m}            /\ UNCHANGED faults
Answer(m, answer) == network' = (network \ {m}) \cup (IF m.awaited THEN {answer} ELSE {})
                     /\ UNCHANGED faults
Close(messages)   == network' = network \ messages       /\ UNCHANGED faults

-----------------------------------------------------------------------------
Lose(m) ==
  /\ m.awaited
  /\ Within(faults.lost, MaxLost)
  /\ network' = network \ {m}
  /\ faults'  = [faults EXCEPT !.lost = @ + 1]

Repeat(m) ==
  /\ m.awaited
  /\ Within(faults.repeated, MaxRepeated)
  /\ network' = network \cup {[m EXCEPT !.awaited = FALSE]}
  /\ faults'  = [faults EXCEPT !.repeated = @ + 1]

=============================================================================
