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

=============================================================================
