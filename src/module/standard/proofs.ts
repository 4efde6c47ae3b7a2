/**
 * Modules of the proof system, needed for their names only: theorems are left out (a fact that nobody knows is let through where such a
 * module is in use), and back ends are TRUE.
 * RealTime and the operators of Apalache, as definitions that mean what they say under a checker that enumerates.
 */

const PLAIN = 'SMT Zipper SlowForce SlowerForce SlowestForce SlowSimplifyAndSolve SlowerSimplifyAndSolve SlowestSimplifyAndSolve SlowSimplification SlowerSimplification SlowestSimplification CVC3 CVC4 Yices veriT Z3 Spass LS4 PTL PropositionalTemporalLogic Zenon SlowZenon SlowerZenon VerySlowZenon SlowestZenon Isa Auto SlowAuto SlowerAuto SlowestAuto Force Blast SlowBlast SlowerBlast VerySlowBlast SlowestBlast AutoBlast AllProvers AllSMT AllIsa SimpleArithmetic SimplifyAndSolve Simplification IsaWithSetExtensionality SetExtensionality NoSetContainsEverything ExpandENABLED ExpandCdot AutoUSE Lambdify ENABLEDaxioms ENABLEDrewrites ENABLEDrules LevelComparison Trivial'
const WITH_ONE = 'SMTT ZipperT LS4T CVC3T CVC4T YicesT veriTT Z3T SpassT ZenonT IsaT IsaM AllProversT AllSMTT AllIsaT'

export const tlaps = `---- MODULE TLAPS ----
${PLAIN.split(' ').map((name) => `${name} == TRUE`).join('\n')}
${WITH_ONE.split(' ').map((name) => `${name}(X) == TRUE`).join('\n')}
IsaMT(X, Y) == TRUE
EnabledWrapper(Op(_)) == TRUE
CdotWrapper(Op(_)) == TRUE
====`

/** A module that has theorems only: what remains is what it extends. */
const theoremsOf = (name: string, extended: string): string => `---- MODULE ${name} ----\nEXTENDS ${extended}\n====`

export const theoremModules: readonly (readonly [string, string])[] = [
  ['FiniteSetTheorems', 'FiniteSets, Functions, WellFoundedInduction'],
  ['FiniteSetsTheorems', 'FiniteSets, Functions, WellFoundedInduction'],
  ['SequenceTheorems', 'Sequences, Integers, WellFoundedInduction, Functions'],
  ['SequencesTheorems', 'Sequences, Integers, WellFoundedInduction, Functions'],
  ['FunctionTheorems', 'Functions, FiniteSets, WellFoundedInduction'],
  ['JectionThm', 'Functions'],
  ['BagsTheorems', 'Bags, FiniteSets, WellFoundedInduction'],
  ['FoldsTheorems', 'Folds, FiniteSets'],
  ['FiniteSetsExtTheorems', 'FiniteSetsExt, FiniteSets'],
  ['SequencesExtTheorems', 'SequencesExt, Sequences'],
  ['GraphTheorems', 'Graphs'],
].map(([name, extended]) => [name as string, theoremsOf(name as string, extended as string)] as const)

export const naturalsInduction = String.raw`---- MODULE NaturalsInduction ----
EXTENDS Integers, TLAPS
NatInductiveDefHypothesis(f, f0, Def(_, _)) == f = CHOOSE g : g = [i \in Nat |-> IF i = 0 THEN f0 ELSE Def(g[i - 1], i)]
NatInductiveDefConclusion(f, f0, Def(_, _)) == f = [i \in Nat |-> IF i = 0 THEN f0 ELSE Def(f[i - 1], i)]
FiniteNatInductiveDefHypothesis(f, c, Def(_, _), m, n) == f = CHOOSE g : g = [i \in m .. n |-> IF i = m THEN c ELSE Def(g[i - 1], i)]
FiniteNatInductiveDefConclusion(f, c, Def(_, _), m, n) == f = [i \in m .. n |-> IF i = m THEN c ELSE Def(f[i - 1], i)]
====`

export const wellFoundedInduction = String.raw`---- MODULE WellFoundedInduction ----
EXTENDS NaturalsInduction
IsTransitivelyClosedOn(R, S) == \A i, j, k \in S : <<i, j>> \in R /\ <<j, k>> \in R => <<i, k>> \in R
IsWellFoundedOn(R, S) == ~\E f \in [Nat -> S] : \A n \in Nat : <<f[n + 1], f[n]>> \in R
SetLessThan(s, R, S) == { t \in S : <<t, s>> \in R }
OpToRel(op(_, _), S) == { p \in S \X S : op(p[1], p[2]) }
LexPairOrdering(R1, R2, S1, S2) ==
  { p \in (S1 \X S2) \X (S1 \X S2) :
      <<p[1][1], p[2][1]>> \in R1 \/ (p[1][1] = p[2][1] /\ <<p[1][2], p[2][2]>> \in R2) }
StrictSubsetOrdering(S) == { p \in (SUBSET S) \X (SUBSET S) : p[1] \subseteq p[2] /\ p[1] # p[2] }
====`

export const realTime = String.raw`---- MODULE RealTime ----
EXTENDS Reals
VARIABLE now
RTBound(A, v, D, E) ==
  LET Step(t) == t' = IF <<A>>_v \/ ~(ENABLED <<A>>_v)' THEN 0 ELSE t + (now' - now)
      Timer(t) == t = 0 /\ [][Step(t)]_<<t, v, now>>
  IN  \EE t : Timer(t) /\ [](t <= E) /\ [][A => t >= D]_v
RTnow(v) ==
  LET Tick == now' \in { r \in Real : r > now } /\ UNCHANGED v
  IN  now \in Real /\ [][Tick]_now /\ \A r \in Real : WF_now(Tick /\ now' > r)
====`

export const apalache = String.raw`---- MODULE Apalache ----
LOCAL INSTANCE Integers
LOCAL INSTANCE Sequences
__x := __e == __x = __e
Gen(__size) == {}
Guess(__S) == CHOOSE __x \in __S : TRUE
SetAsFun(__S) == [__x \in { __p[1] : __p \in __S } |-> (CHOOSE __p \in __S : __p[1] = __x)[2]]
MkSeq(__N, __F(_)) == [__i \in 1 .. __N |-> __F(__i)]
FunAsSeq(__fn, __len, __capacity) == SubSeq(MkSeq(__capacity, LAMBDA __i : __fn[__i]), 1, __len)
Skolem(__e) == __e
Expand(__S) == __S
ConstCardinality(__e) == __e
ApaFoldSet(__Op(_, _), __v, __S) ==
  LET RECURSIVE __Fold(_, _)
      __Fold(__acc, __T) == IF __T = {} THEN __acc ELSE LET __w == CHOOSE __y \in __T : TRUE IN __Fold(__Op(__acc, __w), __T \ {__w})
  IN  __Fold(__v, __S)
ApaFoldSeqLeft(__Op(_, _), __v, __seq) ==
  LET __Upto[__i \in 0 .. Len(__seq)] == IF __i = 0 THEN __v ELSE __Op(__Upto[__i - 1], __seq[__i])
  IN  __Upto[Len(__seq)]
FoldSet(__Op(_, _), __v, __S) == ApaFoldSet(__Op, __v, __S)
FoldSeq(__Op(_, _), __v, __seq) == ApaFoldSeqLeft(__Op, __v, __seq)
Repeat(__F(_, _), __N, __x) ==
  LET RECURSIVE __Times(_)
      __Times(__n) == IF __n <= 0 THEN __x ELSE __F(__Times(__n - 1), __n)
  IN  __Times(__N)
====`

export const variants = String.raw`---- MODULE Variants ----
UNIT == "U_OF_UNIT"
Variant(__tagName, __value) == [tag |-> __tagName, value |-> __value]
VariantFilter(__tagName, __S) == { __d.value : __d \in { __e \in __S : __e.tag = __tagName } }
VariantTag(__variant) == __variant.tag
VariantGetOrElse(__tagName, __variant, __defaultValue) == IF __variant.tag = __tagName THEN __variant.value ELSE __defaultValue
VariantGetUnsafe(__tagName, __variant) == __variant.value
====`
