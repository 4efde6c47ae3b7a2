/**
 * TLC: printing, assertions, registers, and the handy `:>`, `@@`, Permutations, SortSeq.
 */

export const tlc = String.raw`---- MODULE TLC ----
LOCAL INSTANCE Naturals
LOCAL INSTANCE Sequences
LOCAL INSTANCE FiniteSets
Print(out, val) == val
PrintT(out) == TRUE
Assert(val, out) == val = TRUE
JavaTime == "native"
TLCGet(i) == "native"
TLCSet(i, v) == TRUE
d :> e == [x \in {d} |-> e]
f @@ g == [x \in DOMAIN f \cup DOMAIN g |-> IF x \in DOMAIN f THEN f[x] ELSE g[x]]
Permutations(S) == { f \in [S -> S] : \A y \in S : \E x \in S : f[x] = y }
SortSeq(s, Op(_, _)) ==
  LET order == CHOOSE p \in Permutations(1 .. Len(s)) :
                 \A i, j \in 1 .. Len(s) : i < j => \/ Op(s[p[i]], s[p[j]])
                                                    \/ ~Op(s[p[j]], s[p[i]]) /\ p[i] < p[j]
  IN  [i \in 1 .. Len(s) |-> s[order[i]]]
RandomElement(S) == CHOOSE x \in S : TRUE
Any == "native"
ToString(v) == "native"
TLCEval(v) == v
====`
