/**
 * SequencesExt: the larger toolbox for sequences. The natives among them work on strings too (HTML needs that) or would cost
 * too much as written.
 */

export const sequencesExt = String.raw`---- MODULE SequencesExt ----
EXTENDS Sequences, Naturals, FiniteSets, FiniteSetsExt, Folds, Functions
LOCAL INSTANCE TLC
ToSet(s) == { s[i] : i \in DOMAIN s }
ToBag(s) == [x \in ToSet(s) |-> Cardinality({ i \in DOMAIN s : s[i] = x })]
SetToSeq(S) == CHOOSE f \in [1 .. Cardinality(S) -> S] : IsInjective(f)
SetToSeqs(S) ==
  LET one == SetToSeq(S)
  IN  { [i \in DOMAIN one |-> p[one[i]]] : p \in Permutations(S) }
SetToSortSeq(S, op(_, _)) == SortSeq(SetToSeq(S), op)
SetToAllKPermutations(S) == UNION { SetToSeqs(T) : T \in SUBSET S }
TupleOf(set, n) == [1 .. n -> set]
SeqOf(set, n) == UNION { [1 .. m -> set] : m \in 0 .. n }
BoundedSeq(S, n) == SeqOf(S, n)
Contains(s, e) == \E i \in 1 .. Len(s) : s[i] = e
Reverse(s) == [i \in 1 .. Len(s) |-> s[(Len(s) - i) + 1]]
Remove(s, e) == SelectSeq(s, LAMBDA t : t # e)
ReplaceAll(s, old, new) == [i \in 1 .. Len(s) |-> IF s[i] = old THEN new ELSE s[i]]
SelectInSeq(seq, Test(_)) ==
  LET RECURSIVE From(_)
      From(i) == IF i > Len(seq) THEN 0 ELSE IF Test(seq[i]) THEN i ELSE From(i + 1)
  IN  From(1)
SelectInSubSeq(seq, from, to, Test(_)) == SelectInSeq(SubSeq(seq, from, to), Test)
SelectLastInSeq(seq, Test(_)) ==
  LET RECURSIVE DownFrom(_)
      DownFrom(i) == IF i = 0 THEN 0 ELSE IF Test(seq[i]) THEN i ELSE DownFrom(i - 1)
  IN  DownFrom(Len(seq))
SelectLastInSubSeq(seq, from, to, Test(_)) == SelectLastInSeq(SubSeq(seq, from, to), Test)
InsertAt(s, i, e) == SubSeq(s, 1, i - 1) \o <<e>> \o SubSeq(s, i, Len(s))
ReplaceAt(s, i, e) == [s EXCEPT ![i] = e]
RemoveAt(s, i) == SubSeq(s, 1, i - 1) \o SubSeq(s, i + 1, Len(s))
RemoveFirst(s, e) == IF Contains(s, e) THEN RemoveAt(s, SelectInSeq(s, LAMBDA v : v = e)) ELSE s
RemoveFirstMatch(s, Test(_)) == LET at == SelectInSeq(s, Test) IN IF at = 0 THEN s ELSE RemoveAt(s, at)
Cons(elt, seq) == <<elt>> \o seq
Snoc(elt, seq) == Append(seq, elt)
Front(s) == SubSeq(s, 1, Len(s) - 1)
Last(s) == s[Len(s)]
IsPrefix(s, t) == Len(s) <= Len(t) /\ SubSeq(s, 1, Len(s)) = SubSeq(t, 1, Len(s))
IsStrictPrefix(s, t) == IsPrefix(s, t) /\ s # t
IsSuffix(s, t) == Len(s) <= Len(t) /\ s = SubSeq(t, (Len(t) - Len(s)) + 1, Len(t))
IsStrictSuffix(s, t) == IsSuffix(s, t) /\ s # t
Prefixes(s) == { SubSeq(s, 1, l) : l \in 0 .. Len(s) }
CommonPrefixes(S) == { p \in UNION { Prefixes(s) : s \in S } : \A t \in S : IsPrefix(p, t) }
LongestCommonPrefix(S) == CHOOSE p \in CommonPrefixes(S) : \A q \in CommonPrefixes(S) : Len(q) <= Len(p)
Suffixes(s) == { SubSeq(s, l, Len(s)) : l \in 1 .. Len(s) + 1 }
SeqMod(a, b) == IF a % b = 0 THEN b ELSE a % b
FoldSeq(op(_, _), base, seq) == FoldFunction(op, base, seq)
FoldLeft(op(_, _), base, seq) ==
  LET Upto[i \in 0 .. Len(seq)] == IF i = 0 THEN base ELSE op(Upto[i - 1], seq[i])
  IN  Upto[Len(seq)]
FoldRight(op(_, _), seq, base) ==
  LET From[i \in 1 .. Len(seq) + 1] == IF i > Len(seq) THEN base ELSE op(seq[i], From[i + 1])
  IN  From[1]
FoldLeftDomain(op(_, _), base, seq) == FoldLeft(op, base, [i \in 1 .. Len(seq) |-> i])
FoldRightDomain(op(_, _), seq, base) == FoldRight(op, [i \in 1 .. Len(seq) |-> i], base)
FlattenSeq(seqs) ==
  IF Len(seqs) = 0 THEN seqs
  ELSE LET Upto[i \in 1 .. Len(seqs)] == IF i = 1 THEN seqs[1] ELSE Upto[i - 1] \o seqs[i]
       IN  Upto[Len(seqs)]
Zip(s, t) == [i \in 1 .. (IF Len(s) <= Len(t) THEN Len(s) ELSE Len(t)) |-> <<s[i], t[i]>>]
Interleave(s, t) ==
  CASE Len(s) = Len(t) /\ Len(s) = 0 -> << <<>>, <<>> >>
    [] Len(s) = Len(t) /\ Len(s) > 0 ->
         [i \in 1 .. 2 * Len(s) |-> IF i % 2 = 1 THEN <<s[(i + 1) \div 2]>> ELSE <<t[i \div 2]>>]
SubSeqs(s) == { SubSeq(s, i + 1, j) : i, j \in 0 .. Len(s) }
AllSubSeqs(s) ==
  LET Picked(D) == LET order == SetToSortSeq(D, LAMBDA a, b : a < b) IN [i \in 1 .. Len(order) |-> s[order[i]]]
  IN  { Picked(D) : D \in SUBSET DOMAIN s }
IndexFirstSubSeq(s, t) ==
  CHOOSE i \in 1 .. Len(t) + 1 :
    /\ SubSeq(t, i, (i + Len(s)) - 1) = s
    /\ \A j \in 1 .. i - 1 : SubSeq(t, j, (j + Len(s)) - 1) # s
ReplaceSubSeqAt(i, r, s, t) == SubSeq(t, 1, i - 1) \o r \o SubSeq(t, i + Len(s), Len(t))
ReplaceFirstSubSeq(r, s, t) == IF s \in SubSeqs(t) THEN ReplaceSubSeqAt(IndexFirstSubSeq(s, t), r, s, t) ELSE t
ReplaceAllSubSeqs(r, s, t) ==
  LET RECURSIVE After(_)
      After(rest) ==
        IF s \notin SubSeqs(rest) THEN rest
        ELSE LET i == IndexFirstSubSeq(s, rest)
             IN  SubSeq(rest, 1, i - 1) \o r \o After(SubSeq(rest, i + Len(s), Len(rest)))
      RECURSIVE Between(_)
      Between(rest) == IF Len(rest) = 0 THEN rest ELSE r \o SubSeq(rest, 1, 1) \o Between(SubSeq(rest, 2, Len(rest)))
  IN  IF s = t THEN r ELSE IF r = s THEN t ELSE IF Len(s) = 0 THEN Between(t) ELSE After(t)
====`
