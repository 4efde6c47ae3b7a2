---------------------------- MODULE MCAssignors -----------------------------
(***************************************************************************)
(* What the instances of AssignorLaws need beyond it: what must be         *)
(* possible, or the laws say little.                                       *)
(***************************************************************************)
EXTENDS AssignorLaws

Moves        == \E m \in MembersOf(input) : input.owned[m] \ Sticky(input)[m] # {}
Withheld     == Cooperative(input) # Sticky(input)
ManyKept     == Cardinality(Kept(input, Sticky(input))) > 2
Unsubscribed == \E m \in MembersOf(input) : input.owned[m] # {} /\ input.subscribed[m] = {}
PassedOver   == Difference(RoundRobin(input)) > 1
Uneven       == Difference(Range(input)) > 1
SeveralEven  ==                  \* Kafka's choice is not the only one that is right
  AllEqual(input) /\ StickyEqual(input) # Sticky(input)

(* Inputs of every kind.                                                   *)

LoneReader   == Len(input.subscribed) = 1 /\ Len(input.count) = 1 /\ PartitionsOf(input) # {}
EmptyTopic   == \E topic \in TopicsOf(input) : input.count[topic] = 0
TwoTopics    == Cardinality({ p[1] : p \in PartitionsOf(input) }) = 2
Different    == ~AllEqual(input)
FirstRead    == 1 \in TopicsOf(input)
SomeFree     ==                  \* the first partition is owned, and another by nobody
  LET owned == UNION { input.owned[m] : m \in MembersOf(input) }
  IN  <<1, 0>> \in owned /\ PartitionsOf(input) \ owned # {}

=============================================================================
