---------------------------- MODULE AssignorLaws ----------------------------
(***************************************************************************)
(* What assignors promise, for every input of some size: a state is an     *)
(* input.  The first has one member and nothing to assign; from it, one    *)
(* step leads to every other.                                              *)
(*                                                                         *)
(* That an assignor is deterministic needs no law: it is an operator.      *)
(***************************************************************************)
EXTENDS Integers, Sequences, FiniteSets, Extremes, Assignors

CONSTANTS
  MaxMembers,       \* how many members a group may have
  MaxTopics,        \* how many topics there may be
  MaxCount,         \* how many partitions a topic may have
  Rejoining,        \* whether members may own partitions already
  Equal             \* whether all members have the same subscriptions

VARIABLE
  input             \* [count, subscribed, owned]

-----------------------------------------------------------------------------
Owners(members, partitions) ==   \* every way in which partitions may be owned, or by nobody
  { [ m \in members |-> { p \in partitions : owner[p] = m } ] :
      owner \in [partitions -> members \cup {0}] }

Subscriptions(members, topics) ==
  IF Equal THEN { [m \in 1 .. members |-> all] : all \in SUBSET (1 .. topics) }
           ELSE [1 .. members -> SUBSET (1 .. topics)]

Numbers(count) == UNION { { <<topic, n>> : n \in 0 .. count[topic] - 1 } : topic \in DOMAIN count }

Lone == [count |-> <<0>>, subscribed |-> <<{}>>, owned |-> <<{}>>]

Init == input = Lone

Pick ==
  /\ input = Lone
  /\ \E members \in 1 .. MaxMembers, topics \in 1 .. MaxTopics :
       \E count \in [1 .. topics -> 0 .. MaxCount],
          subscribed \in Subscriptions(members, topics) :
         \E owned \in (IF Rejoining THEN Owners(1 .. members, Numbers(count))
                                    ELSE {[m \in 1 .. members |-> {}]}) :
           input' = [count |-> count, subscribed |-> subscribed, owned |-> owned]

Next == Pick

Spec == Init /\ [][Next]_input

-----------------------------------------------------------------------------
Difference(a) ==                 \* between who has most and who has least
  LET sizes == { Size(a, m) : m \in DOMAIN a }
  IN  Greatest(sizes) - Least(sizes)

Even(a) == Difference(a) <= 1

TypeOK ==
  /\ input.count \in [DOMAIN input.count -> 0 .. MaxCount]
  /\ DOMAIN input.owned = DOMAIN input.subscribed
  /\ \A m \in MembersOf(input) :
       /\ input.subscribed[m] \subseteq DOMAIN input.count
       /\ \A p \in input.owned[m] : p[2] < input.count[p[1]]
       /\ \A n \in MembersOf(input) \ {m} : input.owned[m] \cap input.owned[n] = {}

(* Each partition to exactly one member, which is subscribed to its topic. *)

RangeValid       == Valid(input, Range(input))
RoundRobinValid  == Valid(input, RoundRobin(input))
StickyValid      == Valid(input, Sticky(input))
StickyEqualValid == AllEqual(input) => Valid(input, StickyEqual(input))

-----------------------------------------------------------------------------
(* Balance.                                                                *)

RangeBalanced ==                 \* is false: it counts topic by topic
  AllEqual(input) => Even(Range(input))

RangeBalancedByTopic ==
  \A topic \in TopicsOf(input) : \A m, n \in Subscribers(input, topic) :
    Cardinality(RangeOf(input, topic, m)) <= Cardinality(RangeOf(input, topic, n)) + 1

CoPartitioned ==                 \* topics alike are cut alike: what Range is chosen for
  \A s, t \in TopicsOf(input) :
    Subscribers(input, s) = Subscribers(input, t) /\ input.count[s] = input.count[t]
      => \A m \in MembersOf(input) : \A n \in 0 .. input.count[s] - 1 :
           <<s, n>> \in Range(input)[m] <=> <<t, n>> \in Range(input)[m]

RoundRobinEven      == AllEqual(input) => Even(RoundRobin(input))

RoundRobinBalanced  == Balanced(input, RoundRobin(input))     \* is false: it passes members over

StickyBalanced      == Balanced(input, Sticky(input))

StickyEven          == AllEqual(input) => Even(Sticky(input)) /\ Even(StickyEqual(input))

-----------------------------------------------------------------------------
(* Stickiness: no balanced assignment keeps more.                          *)

NoneKeepsMore(a) ==
  \A b \in Assignments(input) :
    Balanced(input, b) => Cardinality(Kept(input, b)) <= Cardinality(Kept(input, a))

StickyKeeps      == NoneKeepsMore(Sticky(input))
StickyEqualKeeps == AllEqual(input) => NoneKeepsMore(StickyEqual(input))

Undisturbed ==                   \* who owns a balanced assignment goes on with it
  Valid(input, input.owned) /\ Balanced(input, input.owned)
    => /\ Sticky(input) = input.owned
       /\ AllEqual(input) => StickyEqual(input) = input.owned

-----------------------------------------------------------------------------
(* Cooperative rebalancing: nobody gets what another still has, and the    *)
(* second rebalance is the last.                                           *)

NothingTaken ==
  \A m, n \in MembersOf(input) : m # n => Cooperative(input)[m] \cap input.owned[n] = {}

TwoRebalances ==
  LET again == AfterRevocation(input, Cooperative(input))
  IN  /\ Cooperative(again) = Sticky(again)
      /\ Valid(again, Cooperative(again))
      /\ Balanced(again, Cooperative(again))

-----------------------------------------------------------------------------
THEOREM Spec => [](RangeValid /\ RangeBalancedByTopic /\ CoPartitioned)

THEOREM Spec => [](RoundRobinValid /\ RoundRobinEven)

THEOREM Spec => [](StickyValid /\ StickyBalanced /\ StickyEven /\ StickyKeeps /\ Undisturbed)

THEOREM Spec => [](StickyEqualValid /\ StickyEqualKeeps)

THEOREM Spec => [](NothingTaken /\ TwoRebalances)

=============================================================================
