---- MODULE SelectorsInLet ----
\* Parts of definitions inside LET and under labels, whose parameters have an order of their own.
EXTENDS Integers
VARIABLE x
Lab(a) == \A u \in {1}, v \in {2} : LET d == 10 * u + v + a IN lab(v, u):: d - 3 * v
Op(a) == LET b == a + 1
             c(r) == b * r
         IN  c(2) + b
Deep == LET p == x + 1 IN LET q == p + 1 IN {q, p}
Infix(q) == CHOOSE u : lab(u):: LET a ++ b == {a, b, q, u} IN <<q, 99 ++ q>>
Cs(n) == CASE n = 1 -> "a" [] n = 2 -> "b" [] OTHER -> "c"
Field == [f |-> 3].f
Init == x = 0
Next == x < 3 /\ x' = Deep!:!p
Inv == /\ Lab(100)!lab(7, 5) = 136 /\ Lab(100)!(5, 7)!1 = 136 /\ Lab(100)!(5, 7)!d = 157
       /\ Op(3)!:!b = 4 /\ Op(3)!:!c(5) = 20 /\ Op(3)!1 = 12 /\ Op(3)!1!>> = 4 /\ Op(3)!: = 12
       /\ Op(3)!:!c(5)!1 = 4 /\ Op(3)!:!c(5)!>> = 5
       /\ Deep!:!p = x + 1 /\ Deep!1!q = x + 2 /\ Deep!1!1!2 = x + 1
       /\ Infix(1)!(3)!++(4, 5) = {1, 3, 4, 5} /\ Infix(1)!lab(3)!:!++(4, 5) = {1, 3, 4, 5} /\ Infix(1)!(3)!1!>> = {99, 1, 3}
       /\ Cs(2)!2!<< /\ Cs(2)!1!<< = FALSE /\ Cs(3)!3!>> = "c" /\ Cs(1)!1!>> = "a"
       /\ Field!1 = [f |-> 3] /\ Field!2 = "f"
====
