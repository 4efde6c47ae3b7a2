---- MODULE Philosophers ----
EXTENDS Naturals
CONSTANT N
VARIABLES state, fork
Phil == 0 .. N - 1
Left(p) == p
Right(p) == (p + 1) % N
Free == N
Init == state = [p \in Phil |-> "thinking"] /\ fork = [p \in Phil |-> Free]
TakeLeft(p) == /\ state[p] = "thinking"
               /\ fork[Left(p)] = Free
               /\ state' = [state EXCEPT ![p] = "one"]
               /\ fork' = [fork EXCEPT ![Left(p)] = p]
TakeRight(p) == /\ state[p] = "one"
                /\ fork[Right(p)] = Free
                /\ state' = [state EXCEPT ![p] = "eating"]
                /\ fork' = [fork EXCEPT ![Right(p)] = p]
PutLeft(p) == /\ state[p] = "eating"
              /\ state' = [state EXCEPT ![p] = "full"]
              /\ fork' = [fork EXCEPT ![Left(p)] = Free]
PutRight(p) == /\ state[p] = "full"
               /\ state' = [state EXCEPT ![p] = "thinking"]
               /\ fork' = [fork EXCEPT ![Right(p)] = Free]
Next == \E p \in Phil : TakeLeft(p) \/ TakeRight(p) \/ PutLeft(p) \/ PutRight(p)
TypeOK == state \in [Phil -> {"thinking", "one", "eating", "full"}] /\ fork \in [Phil -> 0 .. N]
Exclusive == \A p \in Phil : ~(state[p] = "eating" /\ state[Right(p)] = "eating")
====
