---- MODULE AssignFromLazySets ----
\* Next values of several kinds: the guard then compares a set with a tuple.
EXTENDS Naturals
VARIABLE x
Init == x = <<>>
Next == \/ x' \in SUBSET {1, 2} \ {{}} /\ x = <<>>
        \/ x' \in [{1} -> {5, 6}] /\ x = <<>>
        \/ x' \in {7} \X {8, 9} /\ x = <<>>
        \/ x' \in [a : {1}, b : {2, 3}] /\ x = <<>>
        \/ x' \in UNION {{<<1, 1>>}, {<<1, 2>>}} /\ x = <<>>
====
