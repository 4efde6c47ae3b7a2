---- MODULE SubexpressionOperators ----
\* Parts of definitions as arguments of operators: their parameters are those of the definition and the names bound on the way.
EXTENDS Integers, TLC
VARIABLE x
Twice(P(_), v) == <<P(v), P(v + 1)>>
Both(P(_, _), v, w) == P(v, w)
Plus(a) == (a + 10) * 2
Some == \E i \in 1 .. 3 : i * 2 = 4
Pair(k) == \A i \in 1 .. 3 : i > k
Named == \A i \in {1} : lab(i) :: i - 1 = 4
Use == Twice(LAMBDA a : a * a, 3)
Fun == [n \in 1 .. 3 |-> n * 7]
Cases(a) == CASE a = 1 -> 10 [] a = 2 -> 20 [] OTHER -> 30
Index == [n \in (1 .. 2) \X (1 .. 2) |-> n[1]][2, 1]
Seen == <<
  Twice(Plus!1, 1), Twice(Plus!1!1, 1), Twice(Plus!:, 1), Twice(Plus, 1), Twice(Some!@!1, 5), Twice(Some!@, 1),
  Both(Pair!@, 2, 3), Both(Pair!@, 3, 2), Twice(Named!lab, 5), Twice(Named!lab!1, 5),
  Twice(Use!1, 4), Use!1!(6), Use!2, Twice(Use!1!@, 4), Twice(Use!1!@!1, 4), Twice(Fun!@, 2), Fun!1, Fun!(5),
  Twice(Cases!1!2, 2), Cases(2)!<<!>>, Index!2, Index!>>, Some!1, Some!(9)!<< >>
Init == x = 0 /\ PrintT(Seen)
Next == x < 2 /\ x' = x + Use!2 - 2
Inv == /\ Twice(Plus!1, 1) = <<11, 12>>
       /\ Twice(Plus!1!1, 1) = <<1, 2>>
       /\ Twice(Some!@, 1) = <<FALSE, TRUE>>
       /\ Both(Pair!@, 2, 3) /\ ~Both(Pair!@, 3, 2)
       /\ Twice(Use!1, 4) = <<16, 25>> /\ Use!1!(6) = 36 /\ Use!2 = 3
       /\ Twice(Cases!1!2, 2) = <<10, 10>>
       /\ Index!2 = <<2, 1>>
       /\ x < 3
====
