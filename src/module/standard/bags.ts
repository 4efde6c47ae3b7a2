/**
 * Bags and BagsExt: a bag is a function from its elements to how often each occurs (1 or more). FoldBag is TLC's in Java, which
 * hands its operator what has been folded first and then the element; the module's own definition does neither always.
 */

export const bags = String.raw`---- MODULE Bags ----
EXTENDS TLC
LOCAL INSTANCE Naturals
LOCAL Total(f) ==
  LET RECURSIVE Add(_)
      Add(D) == IF D = {} THEN 0 ELSE LET d == CHOOSE d \in D : TRUE IN f[d] + Add(D \ {d})
  IN  Add(DOMAIN f)
IsABag(B) == B \in [DOMAIN B -> Nat \ {0}]
BagToSet(B) == DOMAIN B
SetToBag(S) == [e \in S |-> 1]
BagIn(e, B) == e \in DOMAIN B
EmptyBag == <<>>
CopiesIn(e, B) == IF e \in DOMAIN B THEN B[e] ELSE 0
B1 (+) B2 == [e \in DOMAIN B1 \cup DOMAIN B2 |-> CopiesIn(e, B1) + CopiesIn(e, B2)]
B1 (-) B2 ==
  LET left(e) == B1[e] - CopiesIn(e, B2)
  IN  [e \in { d \in DOMAIN B1 : left(d) > 0 } |-> left(e)]
BagUnion(S) == [e \in UNION { DOMAIN B : B \in S } |-> Total([B \in S |-> CopiesIn(e, B)])]
B1 \sqsubseteq B2 == \A e \in DOMAIN B1 : e \in DOMAIN B2 /\ B1[e] <= B2[e]
SubBag(B) ==
  LET RECURSIVE Below(_)
      Below(D) ==
        IF D = {} THEN { <<>> }
        ELSE LET x == CHOOSE x \in D : TRUE
                 rest == Below(D \ {x})
             IN  rest \cup { [y \in DOMAIN f \cup {x} |-> IF y = x THEN i ELSE f[y]] : f \in rest, i \in 1 .. B[x] }
  IN  Below(DOMAIN B)
BagOfAll(F(_), B) ==
  [e \in { F(d) : d \in DOMAIN B } |-> Total([d \in { c \in DOMAIN B : F(c) = e } |-> B[d]])]
BagCardinality(B) == Total(B)
====`

export const bagsExt = String.raw`---- MODULE BagsExt ----
LOCAL INSTANCE Bags
LOCAL INSTANCE Naturals
LOCAL INSTANCE Folds
BagAdd(B, x) == [e \in DOMAIN B \cup {x} |-> CopiesIn(e, B) + (IF e = x THEN 1 ELSE 0)]
BagRemove(B, x) ==
  [e \in { d \in DOMAIN B : d # x \/ B[d] > 1 } |-> IF e = x THEN B[e] - 1 ELSE B[e]]
BagRemoveAll(B, x) == [e \in DOMAIN B \ {x} |-> B[e]]
MapThenFoldBag(op(_, _), base, f(_), choose(_), B) ==
  LET RECURSIVE All(_, _)
      All(x, n) == op(IF n = 1 THEN base ELSE All(x, n - 1), f(x))
  IN  MapThenFoldSet(op, base, LAMBDA x : All(x, B[x]), LAMBDA D : CHOOSE x \in D : TRUE, DOMAIN B)
FoldBag(op(_, _), base, B) ==
  LET RECURSIVE Times(_, _, _)
      Times(x, n, acc) == IF n = 0 THEN acc ELSE Times(x, n - 1, op(acc, x))
      RECURSIVE Over(_, _)
      Over(D, acc) == IF D = {} THEN acc ELSE LET x == CHOOSE x \in D : TRUE IN Over(D \ {x}, Times(x, B[x], acc))
  IN  Over(DOMAIN B, base)
SumBag(B) == FoldBag(LAMBDA x, y : x + y, 0, B)
ProductBag(B) == FoldBag(LAMBDA x, y : x * y, 1, B)
====`
