----------------------------- MODULE Assignors ------------------------------
(***************************************************************************)
(* Who reads which partition: the assignors of consumer groups, as         *)
(* operators from an input to an assignment.  What they promise stands in  *)
(* AssignorLaws.                                                           *)
(*                                                                         *)
(* Members and topics are numbered in the order in which the assignors see *)
(* them: members by member id, or by group.instance.id where there is one. *)
(* An input is a record                                                    *)
(*   count        of each topic, how many partitions it has                *)
(*   subscribed   of each member, its topics                               *)
(*   owned        of each member, the partitions it had before             *)
(* and an assignment gives each member a set of partitions <<topic, n>>.   *)
(*                                                                         *)
(* Not modelled: racks (KIP-881), generations of claims (KIP-792), user    *)
(* data of assignors.                                                      *)
(*                                                                         *)
(* Kafka: RangeAssignor, RoundRobinAssignor, AbstractStickyAssignor,       *)
(* CooperativeStickyAssignor.                                              *)
(***************************************************************************)
LOCAL INSTANCE Integers
LOCAL INSTANCE Sequences
LOCAL INSTANCE FiniteSets
LOCAL INSTANCE Extremes

-----------------------------------------------------------------------------
(* The input.                                                              *)

MembersOf(in)    == DOMAIN in.subscribed

Subscribers(in, topic) == { m \in MembersOf(in) : topic \in in.subscribed[m] }

TopicsOf(in)     == { topic \in DOMAIN in.count : Subscribers(in, topic) # {} }

PartitionsOf(in) == UNION { { <<topic, n>> : n \in 0 .. in.count[topic] - 1 } : topic \in TopicsOf(in) }

Subscribed(in, m, p) == p[1] \in in.subscribed[m]

Ordered(S) ==                    \* a finite set of numbers as an increasing sequence
  [ i \in 1 .. Cardinality(S) |-> CHOOSE x \in S : Cardinality({ y \in S : y < x }) = i - 1 ]

Before(p, q) == p[1] < q[1] \/ (p[1] = q[1] /\ p[2] < q[2])

OrderedPartitions(S) ==          \* by topic, then by number
  [ i \in 1 .. Cardinality(S) |->
      CHOOSE p \in S : Cardinality({ q \in S : Before(q, p) }) = i - 1 ]

First(S, n) == { OrderedPartitions(S)[i] : i \in 1 .. Smaller(n, Cardinality(S)) }

-----------------------------------------------------------------------------
(* RangeAssignor: topic by topic, a run of partitions to each subscriber;  *)
(* the first ones get one more where it does not come out even.            *)

RangeOf(in, topic, m) ==
  LET subscribers == Subscribers(in, topic)
      i     == Cardinality({ other \in subscribers : other < m })
      quota == in.count[topic] \div Cardinality(subscribers)
      extra == in.count[topic] % Cardinality(subscribers)
      start == i * quota + Smaller(i, extra)
  IN  { <<topic, n>> : n \in start .. start + quota + (IF i < extra THEN 1 ELSE 0) - 1 }

Range(in) ==
  [ m \in MembersOf(in) |->
      UNION { RangeOf(in, topic, m) : topic \in in.subscribed[m] \cap TopicsOf(in) } ]

-----------------------------------------------------------------------------
(* RoundRobinAssignor: all partitions in order, around the circle of the   *)
(* members; who is not subscribed is passed over.                          *)

Taker(in, m, p) ==               \* the first subscriber from m on, around the circle
  LET circle == Ordered(MembersOf(in))
      size   == Len(circle)
      start  == CHOOSE i \in 1 .. size : circle[i] = m
      at(k)  == circle[((start + k - 1) % size) + 1]
  IN  at(CHOOSE k \in 0 .. size - 1 :
           /\ Subscribed(in, at(k), p)
           /\ \A j \in 0 .. k - 1 : ~Subscribed(in, at(j), p))

After(in, m) ==                  \* the next member of the circle
  LET later == { other \in MembersOf(in) : other > m }
      from  == IF later = {} THEN MembersOf(in) ELSE later
  IN  Least(from)

RoundRobin(in) ==
  LET ps == OrderedPartitions(PartitionsOf(in))
      first == Least(MembersOf(in))
      taker[i \in 1 .. Len(ps)] ==
        Taker(in, IF i = 1 THEN first ELSE After(in, taker[i - 1]), ps[i])
  IN  [ m \in MembersOf(in) |-> { ps[i] : i \in { j \in 1 .. Len(ps) : taker[j] = m } } ]

-----------------------------------------------------------------------------
(* AbstractStickyAssignor.  What an assignment should be, by definition:   *)
(* everything to somebody who wants it, as balanced as can be, and of such *)
(* assignments one that moves least.                                       *)

Valid(in, a) ==
  /\ DOMAIN a = MembersOf(in)
  /\ UNION { a[m] : m \in MembersOf(in) } = PartitionsOf(in)
  /\ \A m, n \in MembersOf(in) : m # n => a[m] \cap a[n] = {}
  /\ \A m \in MembersOf(in) : \A p \in a[m] : Subscribed(in, m, p)

Size(a, m) == Cardinality(a[m])

Balanced(in, a) ==               \* nobody could take over one and still have no more
  \A m, n \in MembersOf(in) : \A p \in a[m] : Subscribed(in, n, p) => Size(a, m) <= Size(a, n) + 1

Kept(in, a) == { p \in PartitionsOf(in) : \E m \in MembersOf(in) : p \in a[m] \cap in.owned[m] }

Assignments(in) ==               \* all that are valid
  { [ m \in MembersOf(in) |-> { p \in PartitionsOf(in) : owner[p] = m } ] :
      owner \in { f \in [PartitionsOf(in) -> MembersOf(in)] :
                    \A p \in PartitionsOf(in) : Subscribed(in, f[p], p) } }

Sticky(in) ==
  LET balanced == { a \in Assignments(in) : Balanced(in, a) }
  IN  CHOOSE a \in balanced :
        \A b \in balanced : Cardinality(Kept(in, a)) >= Cardinality(Kept(in, b))

(* How Kafka computes it where all subscriptions are equal                 *)
(* (constrainedAssign): each member keeps up to its quota of what it had,  *)
(* the first ones that have more than that keep one more, as many as there *)
(* may be; then the rest fills up who has too few, in order.               *)

AllEqual(in) == \A m, n \in MembersOf(in) : in.subscribed[m] = in.subscribed[n]

StickyEqual(in) ==
  LET members == Ordered(MembersOf(in))
      total   == Cardinality(PartitionsOf(in))
      quota   == total \div Len(members)
      extra   == total % Len(members)
      had(m)  == in.owned[m] \cap PartitionsOf(in)
      rich    == { m \in MembersOf(in) : Cardinality(had(m)) > quota }
      lucky   == { m \in rich : Cardinality({ n \in rich : n < m }) < extra }
      keeps(m) == First(had(m), IF m \in lucky THEN quota + 1 ELSE quota)
      spare   == extra - Cardinality(lucky)
      rest    == OrderedPartitions(PartitionsOf(in) \ UNION { keeps(m) : m \in MembersOf(in) })
      poor    == MembersOf(in) \ lucky
      wants(m) == quota - Cardinality(keeps(m))
                  + (IF m \in poor /\ Cardinality({ n \in poor : n < m }) < spare THEN 1 ELSE 0)
      start[i \in 1 .. Len(members)] ==
        IF i = 1 THEN 0
        ELSE start[i - 1] + (IF members[i - 1] \in lucky THEN 0 ELSE wants(members[i - 1]))
      gets(i) == IF members[i] \in lucky THEN {}
                 ELSE { rest[k] : k \in start[i] + 1 .. start[i] + wants(members[i]) }
  IN  [ m \in MembersOf(in) |->
          keeps(m) \cup gets(CHOOSE i \in 1 .. Len(members) : members[i] = m) ]

-----------------------------------------------------------------------------
(* CooperativeStickyAssignor (KIP-429): as Sticky, but what another member *)
(* still owns is given to nobody yet; its owner sees that it is gone,      *)
(* revokes it, and the group rebalances once more.                         *)

Cooperative(in) ==
  LET goal == Sticky(in)
  IN  [ m \in MembersOf(in) |->
          { p \in goal[m] : \A n \in MembersOf(in) \ {m} : p \notin in.owned[n] } ]

AfterRevocation(in, a) == [in EXCEPT !.owned = [m \in MembersOf(in) |-> a[m]]]

=============================================================================
