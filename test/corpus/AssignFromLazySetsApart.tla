---- MODULE AssignFromLazySetsApart ----
\* The same, each kind from a start of its own so that no kinds meet.
EXTENDS Naturals
VARIABLES k, x
Init == k \in 1..4 /\ x = <<>>
Next == /\ x = <<>> /\ k' = k
        /\ CASE k = 1 -> x' \in [{1} -> {5, 6}] \cup {<<5>>}
             [] k = 2 -> x' \in ({7} \X {8, 9}) \cap {<<7, 8>>, <<7, 7>>}
             [] k = 3 -> x' \in UNION {{<<1, 1>>}, {<<1, 2>>}, [1..2 -> {1}]}
             [] k = 4 -> x' \in { <<n>> : n \in { m \in 0..9 : m % 4 = 1 } }
====
