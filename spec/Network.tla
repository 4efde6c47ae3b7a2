------------------------------ MODULE Network -------------------------------
(***************************************************************************)
(* Requests and responses on the wire: a set of messages, delivered in any *)
(* order and after any delay.                                              *)
(*                                                                         *)
(* A message says its type, whom it is from and to, and whether the client *)
(* still waits for this exchange.  Messages may be lost.  A request may be *)
(* repeated: then a stray copy of it stays in some queue, its server will  *)
(* handle it in its own time, and nobody hears the answer.  How often that *)
(* happens is bounded by a budget.                                         *)
(*                                                                         *)
(* Kafka: NetworkClient, RequestChannel.                                   *)
(***************************************************************************)
EXTENDS Naturals

CONSTANTS
  Requests,         \* the types of message that ask for an answer
  MaxLost,          \* messages that may be lost
  MaxRepeated,      \* requests that may be repeated
  Within(_, _)      \* Within(count, limit): the budget allows one more

VARIABLES
  network,          \* the messages in flight
  faults            \* how much of the budgets is spent

Quiet == network = {} /\ faults = [lost |-> 0, repeated |-> 0]

-----------------------------------------------------------------------------
IsRequest(m) == m.type \in Requests

Client(m) == IF IsRequest(m) THEN m.from ELSE m.to
Server(m) == IF IsRequest(m) THEN m.to   ELSE m.from

Exchanges(client) == { m \in network : m.awaited /\ Client(m) = client }   \* that it waits for

-----------------------------------------------------------------------------
Change(messages)  == network' = messages /\ UNCHANGED faults

Send(m)           == Change(network \cup {m})
Drop(m)           == Change(network \ {m})
Answer(m, answer) == Change((network \ {m}) \cup (IF m.awaited THEN {answer} ELSE {}))
Close(messages)   == Change(network \ messages)

-----------------------------------------------------------------------------
Lose(m) ==
  /\ m.awaited
  /\ Within(faults.lost, MaxLost)
  /\ network' = network \ {m}
  /\ faults'  = [faults EXCEPT !.lost = @ + 1]

Repeat(m) ==
  /\ m.awaited
  /\ IsRequest(m)
  /\ Within(faults.repeated, MaxRepeated)
  /\ network' = network \cup {[m EXCEPT !.awaited = FALSE]}
  /\ faults'  = [faults EXCEPT !.repeated = @ + 1]

=============================================================================
