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
EXTENDS Naturals, FiniteSets

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

-----------------------------------------------------------------------------
(* What the users of this module may rely on.                              *)

FaultsTypeOK ==
  /\ faults \in [lost : Nat, repeated : Nat]
  /\ (faults.lost     > 0 => Within(faults.lost     - 1, MaxLost))
  /\ (faults.repeated > 0 => Within(faults.repeated - 1, MaxRepeated))

StraysAreCopies ==               \* what nobody waits for is a request that was repeated
  LET strays == { m \in network : ~m.awaited }
  IN  /\ \A m \in strays : m.type \in Requests
      /\ Cardinality(strays) <= faults.repeated

FaultsAreCounted ==              \* one message is gone, or there twice, for each that is counted
  [][faults' # faults =>
       \E m \in network :
         /\ m.awaited
         /\ \/ /\ faults'  = [faults EXCEPT !.lost = faults.lost + 1]
               /\ network' = network \ {m}
            \/ /\ faults'  = [faults EXCEPT !.repeated = faults.repeated + 1]
               /\ m.type \in Requests
               /\ network' \ network \subseteq {[m EXCEPT !.awaited = FALSE]}
               /\ network \subseteq network']_<<network, faults>>

=============================================================================
