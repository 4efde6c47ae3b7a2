---- MODULE LiveTermination ----
\* A behaviour that comes to an end: from there on it stutters.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x < 3 /\ x' = x + 1
Spec == Init /\ [][Next]_x /\ WF_x(Next)
Unfair == Init /\ [][Next]_x
Ends == <>[](x = 3)
EndsAgain == []<>(x = 3)
Acts == []<><<Next>>_x
Rests == <>[][FALSE]_x
Disabled == <>[](~ENABLED Next)
Three == <>(x = 3)
====
