/**
 * Community modules about sets, functions and folds: FiniteSetsExt, Functions, Folds, Relation, Combinatorics.
 *
 * Folds walk with a recursive operator instead of a function on SUBSET S, which gives the same value in n steps. Where TLC has
 * a fold in Java (FoldSet, FoldFunction and with it FoldSeq), the first element is taken first: it is innermost, unlike in the
 * module's own definition; so it is here. Names that only
 * older or only newer publications of a module have are weak (see `standard.ts`): a user's own definition wins.
 */

export const folds = String.raw`---- MODULE Folds ----
MapThenFoldSet(op(_, _), base, f(_), choose(_), S) ==
  LET RECURSIVE Fold(_)
      Fold(T) == IF T = {} THEN base ELSE LET x == choose(T) IN op(f(x), Fold(T \ {x}))
  IN  Fold(S)
====`

export const functions = String.raw`---- MODULE Functions ----
EXTENDS Integers, Folds
Restrict(f, S) == [x \in S |-> f[x]]
RestrictDomain(f, Test(_)) == Restrict(f, { x \in DOMAIN f : Test(x) })
RestrictValues(f, Test(_)) == Restrict(f, { x \in DOMAIN f : Test(f[x]) })
IsRestriction(narrow, wide) ==
  /\ DOMAIN narrow \subseteq DOMAIN wide
  /\ \A x \in DOMAIN narrow : narrow[x] = wide[x]
Range(f) == { f[x] : x \in DOMAIN f }
Pointwise(f, g, T(_, _)) == [x \in DOMAIN f |-> T(f[x], g[x])]
Inverse(f, S, T) == [t \in T |-> CHOOSE s \in S : t \in Range(f) => f[s] = t]
AntiFunction(f) == Inverse(f, DOMAIN f, Range(f))
IsInjective(f) == \A a, b \in DOMAIN f : f[a] = f[b] => a = b
Injection(S, T) == { f \in [S -> T] : IsInjective(f) }
Surjection(S, T) == { f \in [S -> T] : \A t \in T : \E s \in S : f[s] = t }
Bijection(S, T) == { f \in Injection(S, T) : f \in Surjection(S, T) }
ExistsInjection(S, T) == Injection(S, T) # {}
ExistsSurjection(S, T) == Surjection(S, T) # {}
ExistsBijection(S, T) == Bijection(S, T) # {}
FoldFunctionOnSet(op(_, _), base, fun, indices) ==
  LET RECURSIVE From(_, _)
      From(D, acc) == IF D = {} THEN acc ELSE LET i == CHOOSE i \in D : TRUE IN From(D \ {i}, op(fun[i], acc))
  IN  From(indices, base)
FoldFunction(op(_, _), base, fun) == FoldFunctionOnSet(op, base, fun, DOMAIN fun)
SumFunctionOnSet(fun, indices) == FoldFunctionOnSet(LAMBDA a, b : a + b, 0, fun, indices)
SumFunction(fun) == SumFunctionOnSet(fun, DOMAIN fun)
====`

export const finiteSetsExt = String.raw`---- MODULE FiniteSetsExt ----
EXTENDS Integers, FiniteSets, Folds, Functions
LOCAL Any(S) == CHOOSE x \in S : TRUE
FoldSet(op(_, _), base, set) ==
  LET RECURSIVE From(_, _)
      From(S, acc) == IF S = {} THEN acc ELSE LET x == Any(S) IN From(S \ {x}, op(x, acc))
  IN  From(set, base)
MapThenSumSet(op(_), set) == MapThenFoldSet(LAMBDA a, b : a + b, 0, op, Any, set)
SumSet(set) == FoldSet(LAMBDA a, b : a + b, 0, set)
ProductSet(set) == FoldSet(LAMBDA a, b : a * b, 1, set)
Sum(set) == SumSet(set)
Product(set) == ProductSet(set)
ReduceSet(op(_, _), set, acc) == MapThenFoldSet(op, acc, LAMBDA x : x, Any, set)
FlattenSet(S) == UNION S
SymDiff(A, B) == (A \ B) \cup (B \ A)
Quantify(S, P(_)) == Cardinality({ s \in S : P(s) })
kSubset(k, S) == { s \in SUBSET S : Cardinality(s) = k }
Max(S) == CHOOSE x \in S : \A y \in S : x >= y
Min(S) == CHOOSE x \in S : \A y \in S : x <= y
Choices(Sets) == { { f[T] : T \in Sets } : f \in { g \in [Sets -> UNION Sets] : \A T \in Sets : g[T] \in T } }
ChooseUnique(S, P(_)) == CHOOSE x \in S : P(x) /\ \A y \in S : P(y) => y = x
====`

export const relation = String.raw`---- MODULE Relation ----
EXTENDS Naturals, FiniteSets
LOCAL Table(op(_, _), S) == [x, y \in S |-> op(x, y)]
IsReflexive(R, S) == \A x \in S : R[x, x]
IsReflexiveUnder(op(_, _), S) == IsReflexive(Table(op, S), S)
IsIrreflexive(R, S) == \A x \in S : ~R[x, x]
IsIrreflexiveUnder(op(_, _), S) == IsIrreflexive(Table(op, S), S)
IsSymmetric(R, S) == \A x, y \in S : R[x, y] <=> R[y, x]
IsSymmetricUnder(op(_, _), S) == IsSymmetric(Table(op, S), S)
IsAntiSymmetric(R, S) == \A x, y \in S : R[x, y] /\ R[y, x] => x = y
IsAntiSymmetricUnder(op(_, _), S) == IsAntiSymmetric(Table(op, S), S)
IsAsymmetric(R, S) == \A x, y \in S : ~(R[x, y] /\ R[y, x])
IsAsymmetricUnder(op(_, _), S) == IsAsymmetric(Table(op, S), S)
IsTransitive(R, S) == \A x, y, z \in S : R[x, y] /\ R[y, z] => R[x, z]
IsTransitiveUnder(op(_, _), S) == IsTransitive(Table(op, S), S)
IsStrictlyPartiallyOrdered(R, S) == IsIrreflexive(R, S) /\ IsAntiSymmetric(R, S) /\ IsTransitive(R, S)
IsStrictlyPartiallyOrderedUnder(op(_, _), S) == IsStrictlyPartiallyOrdered(Table(op, S), S)
IsPartiallyOrdered(R, S) == IsReflexive(R, S) /\ IsAntiSymmetric(R, S) /\ IsTransitive(R, S)
IsPartiallyOrderedUnder(op(_, _), S) == IsPartiallyOrdered(Table(op, S), S)
IsStrictlyTotallyOrdered(R, S) == IsStrictlyPartiallyOrdered(R, S) /\ \A x, y \in S : x # y => R[x, y] \/ R[y, x]
IsStrictlyTotallyOrderedUnder(op(_, _), S) == IsStrictlyTotallyOrdered(Table(op, S), S)
IsTotallyOrdered(R, S) == IsPartiallyOrdered(R, S) /\ \A x, y \in S : R[x, y] \/ R[y, x]
IsTotallyOrderedUnder(op(_, _), S) == IsTotallyOrdered(Table(op, S), S)
TransitiveClosure(R, S) ==
  LET RECURSIVE Via(_)
      Via(N) ==
        IF N = {} THEN [x, y \in S |-> R[x, y]]
        ELSE LET n == CHOOSE n \in N : TRUE
                 T == Via(N \ {n})
             IN  [x, y \in S |-> T[x, y] \/ (T[x, n] /\ T[n, y])]
  IN  Via(S)
ReflexiveTransitiveClosure(R, S) == LET T == TransitiveClosure(R, S) IN [x, y \in S |-> x = y \/ T[x, y]]
IsConnected(R, S) == LET T == ReflexiveTransitiveClosure(R, S) IN \A x, y \in S : T[x, y]
====`

export const combinatorics = String.raw`---- MODULE Combinatorics ----
EXTENDS Naturals
factorial[n \in Nat] == IF n = 0 THEN 1 ELSE n * factorial[n - 1]
choose(n, k) ==
  LET RECURSIVE Row(_)
      Row(i) == IF i = 0 THEN 1 ELSE (Row(i - 1) * ((n - i) + 1)) \div i
  IN  Row(k)
====`
