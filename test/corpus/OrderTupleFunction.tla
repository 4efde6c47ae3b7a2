---- MODULE OrderTupleFunction ----
\* A tuple among other functions on integers of as many elements: the domains decide which comes first.
EXTENDS Integers, TLC
VARIABLE f
Below == {<<5>>, (0 :> 6)}
Above == {(2 :> 4), <<5>>}
Pair == {<<5, 5>>, [i \in {0, 3} |-> 6]}
Kinds == {<<1>>, (<<1>> :> 5)}
Equal == <<1, 2>> = [i \in {TRUE, FALSE} |-> 3]
Init == f = <<>>
First(S) == /\ f = <<>>
            /\ f' = CHOOSE x \in S : TRUE
Next == First(Below) \/ First(Above) \/ First(Pair)
NextKinds == First(Kinds)
NextEqual == f = <<>> /\ f' = IF Equal THEN <<1>> ELSE <<2>>
IsFunction == f \in {<<>>, <<5>>, (0 :> 6), [i \in {0, 3} |-> 6]}
Never == f # (0 :> 6)
====
