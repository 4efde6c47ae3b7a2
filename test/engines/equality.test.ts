/**
 * Both engines on the corners of the language, one line each: lazy evaluation, errors, sets of mixed kinds, what branches in
 * action position and what does not. Each must give the same successors in the same order, or the same error.
 * Random specifications are in interpreterCompiler.test.ts.
 */
import { expect, test } from 'vitest'
import { compile } from '../../src/engines/compiler/compile.ts'
import { interpret } from '../../src/engines/interpreter/interpret.ts'
import type { Model } from '../../src/module/resolved.ts'
import { Successors, type Program } from '../../src/program/program.ts'
import { EvaluationError } from '../../src/value/error.ts'
import { modelOf, texts } from './models.ts'

/** What `fill` writes, and the error that ends it. */
function told(program: Program, fill: (out: Successors) => void): string {
  const out = new Successors(program.variables.length)
  try {
    fill(out)
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error
    return [...texts(out), `${error.code}: ${error.message}`].join(' | ')
  }
  return texts(out).join(' | ')
}

function initial(program: Program): string {
  return told(program, (out) => program.init(out))
}

function next(program: Program): string {
  const out = new Successors(program.variables.length)
  program.init(out)
  const from = out.states.slice(0, out.width)
  return told(program, (to) => program.expand(from, 0, to))
}

/** Lines on which the engines differ. */
function differences(lines: string, model: (line: string) => Model, tell: (p: Program) => string): string[] {
  return lines.split('\n').filter((line) => line !== '').flatMap((line) => {
    const [slow, fast] = [tell(interpret(model(line))), tell(compile(model(line)))]
    return slow === fast ? [] : [`${line}\n  interpreted ${slow}\n  compiled    ${fast}`]
  })
}

const CONFIG = 'INIT Init\nNEXT Next\nCONSTANT K <- Either'

function expressionModel(e: string): Model {
  return modelOf(`EXTENDS Integers, Sequences, FiniteSets, TLC\nVARIABLES x, other\nInit == x = 1 /\\ other = 0\nNext == other' = 1 /\\ x' = (${e})`, 'INIT Init\nNEXT Next')
}

function actionModel(init: string, action: string): Model {
  return modelOf(`EXTENDS Integers, Sequences, FiniteSets, TLC\nVARIABLES x, y\nCONSTANT K(_)\n${DEFINITIONS}\nInit == ${init}\nNext == ${action}`, CONFIG,
    (name) => (name === 'S' ? { path: 'S.tla', text: "---- MODULE S ----\nVARIABLE z\nStep == z' = 1 \\/ z' = 2\n====" } : undefined))
}

test('expressions of a state', () => expect(differences(EXPRESSIONS, expressionModel, next)).toEqual([]))
test('actions', () => expect(differences(ACTIONS, (action) => actionModel('x = 0 /\\ y = 0', action), next)).toEqual([]))
test('initial predicates', () => {
  const predicates = ACTIONS.split('\n').filter((line) => !/ENABLED|UNCHANGED|\]_|>>_|I!|IP/.test(line)).join('\n').replaceAll("'", '')
  expect(differences(predicates, (init) => actionModel(init, 'UNCHANGED vars'), initial)).toEqual([])
})

const EXPRESSIONS = String.raw`
x \in {x} \cup {"a"}
x \in {"a"} \cup {x}
x \in Nat \cup {"a"}
x \in {x, 2} \cap {"a"}
x \in {2} \cup ({x} \cup {"b"})
"a" \in Nat \cup {"a"}
x \in {x} \cup 5
x \in SUBSET {x} \cup {x}
{x} \in SUBSET {x} \cup SUBSET {"a"}
x # "a"
~(x = "a")
<<x, "a">> = <<2, 5>>
<<x, "a">> = <<x, 5>>
<<x>> = <<x, "b">>
[a |-> x] = [b |-> "c"]
[a |-> x, b |-> 2] = [a |-> "c", b |-> 2]
{x, "a"}
{x} = {"a"}
{x} = {}
{} = {"a"}
{x} \subseteq {"a"}
{} \subseteq {x}
x \notin {"a"}
x \notin {}
IF x THEN 1 ELSE 2
x /\ TRUE
FALSE /\ x
TRUE \/ x
FALSE \/ x
FALSE => x
x => FALSE
TRUE => x
TRUE <=> x
~x
LET k == 1 \div (x - 1) IN IF x = 1 THEN 7 ELSE k
LET k == 1 \div (x - 1) IN {k} = {}
[f |-> 1].g
[f |-> x].f
<<1, 2>>[x + 5]
[i \in {x} |-> i][2]
[i \in {x} |-> 1 \div (x-1)][5]
[i \in {x, 2} |-> 1 \div (i-1)][2]
DOMAIN [i \in {x, 2} |-> 1 \div (i-1)]
[i \in {x, 2} |-> 1 \div (i-1)] = [i \in {x} |-> 3]
[[i \in {x, 2} |-> i] EXCEPT ![x] = @ + 1]
[[i \in {x, 2} |-> i] EXCEPT ![3] = @ + 1]
[[i \in {x, 2} |-> i] EXCEPT ![x] = "a", ![x] = <<@>>]
[[a |-> <<x>>] EXCEPT !.a[1] = @ + 1, !.a[1] = @ + 1]
[[a |-> <<x>>] EXCEPT !.a[2] = 1]
[[a |-> <<x>>] EXCEPT !.b = 1]
CHOOSE i \in {x, 2} : i > 5
CHOOSE i \in {x, 2} : i > 1
CHOOSE i \in {x, 2} : TRUE
\A i \in {x, 2} : i > 1 /\ 1 \div (i - 2) > 0
\E i \in {x, 2} : i > 0 \/ 1 \div 0 > 0
\E i \in {x, 2} : "a"
\A i \in {} : "a"
\A i \in Nat : TRUE
{i \in {x, 2} : i}
{i \in Nat : i < x}
3 \in {i \in Nat : i > x}
{<<i, j>> : i \in {x, 2}, j \in {x}}
{<<i, j>> \in {x} \X {2} : i < j}
{a \in {<<x, 2, 3>>} : TRUE}
CASE x = 2 -> 1
CASE x = 2 -> 1 [] x = 1 -> "b"
CASE x -> 1
CASE x = 1 -> 5 [] 1 \div 0 = 1 -> 3
UNION {{x}, {"a"}}
UNION {{x}, 3}
UNION x
SUBSET x
DOMAIN x
Cardinality({x, 2, x})
Cardinality(Nat)
Len(x)
Len("abc")
Head(<<>>)
Tail(<<x>>)
SubSeq(<<x, 2, 3>>, 0, 1)
SubSeq(<<x, 2, 3>>, 3, 1)
Append(<<>>, x)
Append({}, x)
<<x>> \o "a"
<<1>> \o [i \in 1..1 |-> x]
x + "a"
x < "a"
x .. "a"
x % 0
x % -1
(0 - 7) \div 2
(0 - 7) % 2
2147483647 + x
46341 * 46341 * x
2 ^ 31
2 ^ (0 - x)
x \in Seq({1})
<<x, "a">> \in Seq({1})
<<>> \in Seq({1})
"a" \in [{1} -> {2}]
<<x>> \in [1..1 -> {1}]
[i \in {x} |-> 1] = <<1>>
(1 :> x) = <<x>>
(1 :> x @@ 2 :> 3) = <<x, 3>>
(1 :> x @@ 1 :> 3)
x @@ x
[a : {x}, b : {2}] = {[a |-> 1, b |-> 2]}
[a |-> x] \in [a : {"s"}]
[a |-> x] \in [a : {1}, b : {1}]
<<x, 2>> \in {1} \X {"a"}
x \in {1} \X {2}
{1} \X {x} \X {2}
ToString(x)
ToString(<<x, "a">>)
Assert(x = 1, "no")
Assert(x = 2, "no")
SelectSeq(<<x, 2>>, LAMBDA k : k)
SelectSeq(<<x, 2>>, LAMBDA k : k > 1)
LET F(a, b) == a IN F(x, 1 \div 0)
LET F[n \in 0..5] == IF n = 0 THEN x ELSE n + F[n-1] IN F[4]
LET F[n \in 0..5] == IF n = 0 THEN x ELSE n + F[n-1] IN F[6]
LET F[n \in 0..5] == IF n = 0 THEN x ELSE n + F[n-1] IN F
LET RECURSIVE G(_) G(n) == IF n = 0 THEN x ELSE n + G(n-1) IN G(4)
LET RECURSIVE G(_, _) G(n, acc) == IF n = 0 THEN acc ELSE G(n-1, acc + n) IN G(4, x)
LET H(Op(_), a) == Op(a) IN H(LAMBDA z : z + x, 3)
LET H(Op(_, _), a) == Op(a, a) IN H(+, x)
LET k == x IN k'
(x + 1)'
x'
ENABLED (x' = 2)
ENABLED (x' = 2 /\ other' = 3 /\ x' = 3)
UNCHANGED x
STRING
x \in STRING
"a" \in STRING
x \in BOOLEAN
TRUE \in BOOLEAN
{TRUE, x}
<<x, 2, 3>> = [i \in 1..3 |-> i]
{<<x>>, <<1, 2>>}
{[a |-> 1], <<x>>}
{{x}, {"a"}}
{{x}, 1}
{<<x>>, "a"}
Permutations({x, 2})
[{x, 2} -> {3}]
{f \in [{x, 2} -> {3, 4}] : f[1] = 3}
SUBSET {x, 2}
{s \in SUBSET {x, 2} : Cardinality(s) = 1}
\E <<a, b>> \in {<<x, 2>>} : a < b
\E <<a, b>> \in {<<x, 2, 3>>} : a < b
\E a, b \in {x, 2} : a # b
-x
-"a"
x ^ 2
x = TRUE
(x = 1) = TRUE
(x = 1) = x
(x = 1) # (x = 2)
<<>> = {}
<<>> = [i \in {} |-> i]
"a" = <<>>
x \cup {1}
{1} \cup x
{1} \ x
x \ {1}
{x} \cap 3
{x} \cap {1, "a"}
{"a"} \cap {x}
{x} \ {"a"}
{x, 2, 3} \ {2} 
{} \cup {x}
{} \ {"a"}
{"a"} \ {}
x \in x
x \subseteq {1}
Nat \subseteq {1}
{x} \subseteq Nat
{"a"} \subseteq Nat
(x .. 3) \subseteq Nat
SUBSET {x} \subseteq SUBSET {1, 2}
Nat = Nat
Nat = Int
{x} = Nat
[Nat -> {x}] = 3
Seq({x}) = Seq({1})
1..x = {1}
1..0 = {}
2..1 = 5..3
`

const DEFINITIONS = String.raw`
Both(a, b) == a /\ b
F(a) == a
G(Op(_), v) == Op(v)
xp == x'
yp == y'
Set(p, v) == p = v
vars == <<x, y>>
US == [{1} -> {1, 2}] \cup {<<1>>}
T == [i \in 0..2 |-> i < 2 \/ x = i]
TA == [i \in 0..2 |-> x' = i \/ x' = 0]
RECURSIVE Rec(_)
Rec(n) == IF n = 0 THEN x' = 7 ELSE Rec(n - 1) \/ Rec(n - 1)
Either(n) == n = 1 \/ n < 2
I == INSTANCE S WITH z <- x
IP(k) == INSTANCE S WITH z <- x
`

const ACTIONS = String.raw`
Both(x < 5 \/ x < 6, x' = y) /\ y' = 1
Both(Both(x < 5 \/ x < 6, x' = y), y' = 1)
F(x < 2 \/ x < 3) /\ x' = 1 /\ y' = 2
G(LAMBDA v : v' = 1 \/ v' = 2, x) /\ y' = 0
\A i \in 1..3 : (x < i \/ x < 4) /\ x' = 1 /\ y' = 1
\A i \in {} : x' = i
\A i \in {1, 2} : IF i = 1 THEN x' = 1 ELSE y' = 2
\A i \in {1, 2}, j \in {3} : IF i = 1 THEN x' = j ELSE y' = 2
\A i \in {x, 2} : (IF i = 2 THEN x' = 1 ELSE y' = 2)
(x = 0 => x' = 1) /\ y' = 1
(x = 1 => x' = 1) /\ y' = 1 /\ x' = 4
(x = 0 => (x' = 1 \/ x' = 2)) /\ (y' = 1 \/ y' = 2) /\ (x' = 1 \/ y' = 2)
xp = 1 /\ yp = 2
Set(xp, 1) /\ Set(y', 3)
x' \in SUBSET {1} \cup SUBSET {2} /\ y' = 0
x' \in (SUBSET {1} \cup SUBSET {2}) \ {{}} /\ y' = 0
(\E k \in SUBSET {1} \cup SUBSET {2} : x' = k) /\ y' = 0
x' \in US /\ y' = 0
x' \in {n \in Nat : n < 3} /\ y' = 0
x' \in Nat /\ y' = 0
x' \in {} /\ y' = 0
x' \in 3 /\ y' = 0
x' = 1 /\ y' = x' + 1 /\ (x' = 1 \/ y' = 2) /\ (x = 0 \/ x < 2)
y' = x' + 1 /\ x' = 1
x' = 1
x' = 1 /\ x' = 2 /\ y' = 1
x' = 1 /\ x' = 1 /\ y' = 1
x' = 1 /\ x' \in {1, 2} /\ y' = 1
1 = x' /\ y' = 1
x' = 1 /\ UNCHANGED <<x, y>>
UNCHANGED <<x, y>> /\ x' = 0
UNCHANGED <<x, <<y, x>>>>
UNCHANGED vars
UNCHANGED (x + y)
x' = 0 /\ y' = 0 /\ UNCHANGED (x + y)
[x' = 1 /\ y' = 1]_vars
<<x' = 0 /\ y' = 0>>_vars
<<x' = 0 /\ y' = 1>>_x
x' = 1 /\ y' = 1 /\ ENABLED (x' = 3)
x' = 1 /\ y' = 1 /\ T[x]
T[x] /\ x' = 1 /\ y' = 1
TA[1] /\ y' = 1
TA[3] /\ y' = 1
LET a == x' = 1 \/ x' = 2 IN a /\ y' = 1
LET a(k) == x' = k \/ x' = k IN a(1) /\ y' = 1
LET a == x + 1 IN x' = a /\ (y' = a \/ y' = a)
IF x = 0 THEN x' = 1 /\ y' = 1 ELSE FALSE
IF x = 0 \/ x < 3 THEN x' = 1 /\ y' = 1 ELSE FALSE
CASE x = 0 -> x' = 1 /\ y' = 1 [] x < 3 -> x' = 2 /\ y' = 2
CASE x = 1 -> x' = 1 /\ y' = 1
~(x' = 1) /\ y' = 1
x' = 1 /\ y' = 1 /\ ~(x' = 2)
x' = 1 /\ (y' = 1 <=> TRUE)
x' = 1 /\ y' = 1 /\ (x' = 1 <=> TRUE)
x = 0
x
"a" /\ x' = 1
x' = 1 /\ y' = 1 /\ "a"
x' = 1 /\ y' = 1 /\ (FALSE \/ 3)
\E i \in {1, 2} : \E j \in {i, 3} : x' = i /\ y' = j
\E i, j \in {1, 2} : x' = i /\ y' = j
\E <<i, j>> \in {<<1, 2>>, <<3, 4>>} : x' = i /\ y' = j
\E <<i, j>> \in {<<1, 2, 3>>} : x' = i /\ y' = j
\E i \in Nat : x' = i /\ y' = i
\E i \in 4 : x' = i /\ y' = i
x' = [i \in Nat |-> i] /\ y' = 1
x' = Nat /\ y' = 1
x' = {n \in Nat : n > 3} /\ y' = 1
x' = (1 .. 3) /\ y' = {1, 2, 3}
x' = [i \in 1..2 |-> i] /\ y' = <<1, 2>>
Rec(2) /\ y' = 1
K(1) /\ x' = 3 /\ y' = 1
(x' = 1 \/ (y' = 1 /\ x' = 2)) /\ y' = 1
(x' = 1 /\ y' = 1) \/ 1 \div 0 = 1
1 \div 0 = 1 \/ (x' = 1 /\ y' = 1)
x' = 1 /\ 1 \div x = 1 /\ y' = 1
(\E i \in {1} : x' = i) /\ (\E i \in {x', 5} : y' = i)
L1:: x' = 1 /\ y' = 2
x' = 1 /\ (\A i \in 1..2 : y' = 1)
x' = 1 /\ (\E i \in 1..2 : i > 0) /\ y' = 1
x' = 1 /\ y' = 1 /\ (\E i \in 1..2 : i > 0)
I!Step /\ y' = 1
IP(2)!Step /\ y' = 1
`
