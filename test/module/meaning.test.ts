/**
 * What the operators of the community modules mean, by examples; once through the natives and once through the bodies written in
 * TLA+ (modules that come from the user are evaluated as they are written, see `natives.ts`).
 */
import { describe, expect, test } from 'vitest'
import { standardModules } from '../../src/module/standard.ts'
import { link } from '../../src/module/link.ts'
import { resolve } from '../../src/module/load.ts'
import { parseConfig } from '../../src/syntax/config.ts'
import { Interpreter } from '../../src/engines/interpreter/interpreter.ts'
import { NOWHERE } from '../../src/engines/interpreter/moment.ts'
import { printValue } from '../../src/value/print.ts'

const EXTENDED = 'SequencesExt, FiniteSetsExt, Functions, Folds, BagsExt, Bags, Relation, Graphs, Combinatorics, VectorClocks, Bitwise, DyadicRationals, Integers, Sequences, FiniteSets, TLC'
const WRITTEN = new Set(['SequencesExt', 'FiniteSetsExt', 'Functions', 'Folds', 'BagsExt', 'Relation', 'Graphs', 'UndirectedGraphs', 'Combinatorics', 'VectorClocks', 'Bitwise', 'DyadicRationals', 'HTML'])

const EXAMPLES: readonly string[] = String.raw`
ToSet(<<1,2,1>>) = {1,2}
Len(SetToSeq({3,1,2})) = 3 /\ ToSet(SetToSeq({3,1,2})) = {1,2,3}
SetToSeqs({"t","l"}) = {<<"t","l">>, <<"l","t">>}
SetToSeqs({}) = {<<>>}
SetToSortSeq({3,1,2}, <) = <<1,2,3>>
SetToAllKPermutations({"a","b"}) = {<<>>, <<"a">>, <<"b">>,<<"a","b">>, <<"b","a">>}
TupleOf({1}, 2) = {<<1,1>>}
SeqOf({1}, 2) = {<<>>, <<1>>, <<1,1>>}
Contains(<<1,2>>, 2) /\ ~Contains(<<1,2>>, 3)
Reverse(<<1,2,3>>) = <<3,2,1>>
Remove(<<1,2,1>>, 1) = <<2>>
ReplaceAll(<<1,2,1>>, 1, 5) = <<5,2,5>>
SelectInSeq(<<1,4,6>>, LAMBDA x : x % 2 = 0) = 2 /\ SelectInSeq(<<1>>, LAMBDA x : x = 2) = 0
SelectLastInSeq(<<1,4,6,1>>, LAMBDA x : x % 2 = 0) = 3 /\ SelectLastInSeq(<<1>>, LAMBDA x : x = 2) = 0
InsertAt(<<1,3>>, 2, 2) = <<1,2,3>>
ReplaceAt(<<1,3>>, 2, 2) = <<1,2>>
RemoveAt(<<1,2,3>>, 2) = <<1,3>>
RemoveFirst(<<1,2,1>>, 1) = <<2,1>> /\ RemoveFirstMatch(<<1,2,1>>, LAMBDA x : x > 1) = <<1,1>>
Cons(1, <<2>>) = <<1,2>> /\ Snoc(1, <<2>>) = <<2,1>> /\ Front(<<1,2>>) = <<1>> /\ Last(<<1,2>>) = 2
IsPrefix(<<>>, <<1>>) /\ IsPrefix(<<1>>, <<1,2>>) /\ ~IsPrefix(<<2>>, <<1,2>>) /\ ~IsStrictPrefix(<<1>>, <<1>>)
IsSuffix(<<2>>, <<1,2>>) /\ IsSuffix(<<>>, <<>>) /\ ~IsSuffix(<<1>>, <<1,2>>)
Prefixes(<<1,2>>) = {<<>>, <<1>>, <<1,2>>} /\ Suffixes(<<1,2>>) = {<<>>, <<2>>, <<1,2>>}
CommonPrefixes({<<1,2>>, <<1,3>>}) = {<<>>, <<1>>} /\ LongestCommonPrefix({<<1,2>>, <<1,3>>}) = <<1>>
Add(Half(One), Half(Half(One))) = [num |-> 3, den |-> 4] /\ Add(Half(One), Half(One)) = One /\ PrettyPrint(Half(One)) = "1/2"
SeqMod(3,3) = 3 /\ SeqMod(4,3) = 1
FoldSeq(LAMBDA x,y : x + y, 0, <<1,2,3>>) = 6
FoldSeq(LAMBDA x,y : Append(y, x), <<>>, <<3,1,2>>) = <<3,1,2>> /\ FoldSet(LAMBDA x,y : Append(y, x), <<>>, {3,1}) = <<1,3>>
FoldFunction(LAMBDA x,y : Append(y, x), <<>>, (1 :> 5 @@ 0 :> 6)) = <<6,5>> /\ ReduceSet(LAMBDA x,y : Append(y, x), {3,1}, <<>>) = <<3,1>>
FoldLeft(LAMBDA x,y : <<x,y>>, 0, <<3,1,2>>) = << << <<0,3>>, 1>>, 2>>
FoldRight(LAMBDA x,y : <<x,y>>, <<3,1,2>>, 0) = << 3, << 1, <<2,0>> >> >>
FoldLeftDomain(LAMBDA a, i : a + i, 0, <<7,7,7>>) = 6 /\ FoldRightDomain(LAMBDA i, a : a + i, <<7,7,7>>, 0) = 6
FlattenSeq(<< <<1,2>>, <<1>> >>) = <<1,2,1>> /\ FlattenSeq(<<>>) = <<>> /\ FlattenSeq(<<"a","b">>) = "ab"
Zip(<<1,3>>, <<2,4>>) = << <<1,2>>, <<3,4>> >> /\ Zip(<<>>, <<1>>) = <<>> /\ Zip(<<"a","b">>, <<1>>) = << <<"a",1>> >>
Interleave(<<1,3>>, <<2,4>>) = << <<1>>, <<2>>, <<3>>, <<4>> >>
SubSeqs(<<1,2>>) = {<<>>, <<1>>, <<2>>, <<1,2>>}
AllSubSeqs(<<1,2,3>>) = {<<>>, <<1>>, <<2>>, <<3>>, <<1,2>>, <<1,3>>, <<2,3>>, <<1,2,3>>}
IndexFirstSubSeq(<<1>>, <<1,1,1>>) = 1 /\ IndexFirstSubSeq(<<2,3>>, <<1,2,3>>) = 2
ReplaceSubSeqAt(2, <<9,9>>, <<2>>, <<1,2,3>>) = <<1,9,9,3>>
ReplaceFirstSubSeq(<<9>>, <<2,3>>, <<1,2,3,2,3>>) = <<1,9,2,3>>
ReplaceAllSubSeqs(<<>>,<<>>,<<>>) = <<>>
ReplaceAllSubSeqs(<<2>>,<<3>>,<<1,3>>) = <<1,2>>
ReplaceAllSubSeqs(<<2,2>>,<<1,1>>,<<1,1,1>>) = <<2,2,1>>
ReplaceFirstSubSeq("x", "b", "abcb") = "axcb" /\ ReplaceAllSubSeqs("x", "b", "abcb") = "axcx"
FoldSet(LAMBDA x,y : x + y, 0, 0..10) = 55
Sum(0..10) = 55 /\ Product(1..3) = 6 /\ SumSet({1,2}) = 3 /\ MapThenSumSet(LAMBDA x : 2 * x, {1,2}) = 6
FlattenSet({{1},{2}}) = {1,2} /\ SymDiff({1,2},{2,3}) = {1,3} /\ Quantify(1..9, LAMBDA n : n % 2 = 0) = 4
kSubset(2, 1..3) = {{1,2},{2,3},{3,1}} /\ Max({1,5,3}) = 5 /\ Min({4,2}) = 2
Choices({{1,2}, {2,3}, {5}}) = {{2, 5}, {1, 2, 5}, {1, 3, 5}, {2, 3, 5}}
ChooseUnique({2, 3, 4, 5}, LAMBDA x : x % 3 = 1) = 4
Restrict([x \in 1..3 |-> x], {1}) = (1 :> 1) /\ Range(<<3,3>>) = {3} /\ IsInjective(<<1,2>>) /\ ~IsInjective(<<1,1>>)
Cardinality(Injection(1..2, 1..3)) = 6 /\ Cardinality(Surjection(1..3,1..2)) = 6 /\ Cardinality(Bijection(1..3, 1..3)) = 6
FoldFunction(LAMBDA x,y : {x} \cup y, {}, <<1,2,1>>) = {1,2} /\ SumFunction(<<1,2>>) = 3
AntiFunction(<<5,6>>) = (5 :> 1 @@ 6 :> 2)
BagAdd(EmptyBag, 1) = (1 :> 1) /\ BagAdd((1 :> 1), 1) = (1 :> 2) /\ BagRemove((1 :> 1), 1) = <<>> /\ BagRemove((1 :> 2), 1) = (1 :> 1)
FoldBag(LAMBDA x,y : Append(x, y), <<>>, (1 :> 2) @@ (2 :> 1)) = <<1,1,2>> /\ MapThenFoldBag(LAMBDA x,y : x + y, 1, LAMBDA x : x, LAMBDA S : CHOOSE x \in S : TRUE, (1 :> 2) @@ (2 :> 1)) = 7
SumBag((1 :> 2) @@ (2 :> 1) @@ (3 :> 3)) = 13 /\ ProductBag((2 :> 2) @@ (3 :> 1)) = 12
BagCardinality((1 :> 2) @@ (2 :> 1)) = 3 /\ SubBag((1 :> 1) @@ (2 :> 1)) = {<<>>, (1 :> 1), (2 :> 1), (1 :> 1) @@ (2 :> 1)}
BagUnion({(1 :> 1), (1 :> 2)}) = (1 :> 3) /\ BagOfAll(LAMBDA x : x % 2, (1 :> 2) @@ (3 :> 1)) = (1 :> 3)
((1 :> 2) (+) (1 :> 1)) = (1 :> 3) /\ ((1 :> 2) (-) (1 :> 1)) = (1 :> 1) /\ ((1 :> 2) (-) (1 :> 2)) = EmptyBag /\ (1 :> 1) \sqsubseteq (1 :> 2)
LET R == [x, y \in 1..3 |-> y = x + 1] T == TransitiveClosure(R, 1..3) IN T[1,3] /\ ~T[3,1] /\ ~T[1,1]
IsReflexiveUnder(=, 1..2) /\ IsTransitiveUnder(<, 1..3) /\ IsStrictlyPartiallyOrderedUnder(<, 1..3) /\ ~IsStrictlyPartiallyOrderedUnder(<=, 1..3) /\ IsTotallyOrderedUnder(<=, 1..3)
IsDirectedGraph(G) /\ AreConnectedIn(1, 4, G) /\ ~AreConnectedIn(4, 1, G) /\ AreConnectedIn(1, 1, G) /\ ~HasCycle(G) /\ IsBipartiteWithPartitions(G, {1,3}, {2,4})
Cardinality(SimplePath(G)) = 10 /\ Ancestors(G, 3) = {1,2} /\ Descendants(G, 3) = {4} /\ Roots(G) = {1} /\ Leaves(G) = {4} /\ InDegree(G, 2) = 1
U!ConnectedComponents([node |-> {1,2,3}, edge |-> {{1,2}}]) = {{1,2},{3}} /\ ~U!IsStronglyConnected([node |-> {1,2,3}, edge |-> {{1,2}}])
factorial[5] = 120 /\ choose(5, 2) = 10 /\ choose(3, 0) = 1
(6 & 3) = 2 /\ (6 | 3) = 7 /\ (6 ^^ 3) = 5 /\ shiftR(9, 2) = 2
IsCausalOrder(<<[a |-> 1], [a |-> 2]>>, LAMBDA c : c) /\ ~IsCausalOrder(<<[a |-> 2], [a |-> 1]>>, LAMBDA c : c)
H!HTMLSize("1", "2") = "width: 1; height: 2;"
H!HTMLText("i", "t") = "<span id=\"i\">\nt\n</span>"
H!StringFill("test %num%", << <<"%num%", "12">> >>) = "test 12"
`.trim().split('\n')

const text = `---- MODULE Examples ----
EXTENDS ${EXTENDED}
U == INSTANCE UndirectedGraphs
H == INSTANCE HTML
G == [node |-> {1, 2, 3, 4}, edge |-> {<<1, 2>>, <<2, 3>>, <<3, 4>>}]
${EXAMPLES.map((e, i) => `Example${i} == ${e}`).join('\n')}
====`

describe.each([['natives', false], ['bodies', true]])('%s', (_, written) => {
  const read = (name: string): { path: string; text: string } | undefined => (written && WRITTEN.has(name) ? { path: `${name}.tla`, text: standardModules.get(name) ?? '' } : undefined)
  const { module, diagnostics } = resolve({ path: 'Examples.tla', text }, read)
  if (module === undefined) throw new Error(diagnostics.map((d) => d.message).join('\n'))
  const { model } = link(module, parseConfig({ path: 'Examples.cfg', text: '' }).config)
  if (model === undefined) throw new Error('not linked')
  const interpreter = new Interpreter(model, {})
  test.each(EXAMPLES.map((e, i) => [e, i] as const))('%s', (_example, i) => {
    const definition = module.definitions.get(`Example${i}`)
    if (definition?.body === undefined) throw new Error('no body')
    expect(printValue(interpreter.evaluate(definition.body, undefined, NOWHERE))).toBe('TRUE')
  })
})
