/**
 * FiniteSets. Sequences are instanced locally by the published module too: extending FiniteSets brings in two names.
 */

export const finiteSets = String.raw`---- MODULE FiniteSets ----
LOCAL INSTANCE Naturals
LOCAL INSTANCE Sequences
IsFiniteSet(S) == \E s \in Seq(S) : \A e \in S : \E i \in 1 .. Len(s) : s[i] = e
Cardinality(S) ==
  LET Count[T \in SUBSET S] == IF T = {} THEN 0 ELSE 1 + Count[T \ {CHOOSE e \in T : TRUE}]
  IN  Count[S]
====`
