/** Temporal formulas beyond what TLC takes, what is refused, and ENABLED through instances; with both engines. */
import { describe, expect, test } from 'vitest'
import { check } from '../../src/checker/check.ts'
import { compile } from '../../src/engines/compiler/compile.ts'
import { interpret } from '../../src/engines/interpreter/interpret.ts'
import type { Program } from '../../src/program/program.ts'
import { expectCounterexample } from '../checker/lasso.ts'
import { errorOf, modelOf } from './models.ts'

/** x goes round 0, 1, 2, 3; `Other` flips y whenever it likes. */
const HEAD = `EXTENDS Naturals
---- MODULE Hour ----
EXTENDS Naturals
VARIABLE hour
Tick == hour' = (hour + 1) % 2
Weak == WF_hour(Tick)
Can == ENABLED Tick
Stays == ENABLED (UNCHANGED hour /\\ hour' = 1)
====
---- MODULE Middle ----
EXTENDS Naturals
VARIABLE q
H == INSTANCE Hour WITH hour <- q \\div 2
Direct == INSTANCE Hour WITH hour <- q
Here == WF_q(H!Tick)
====
---- MODULE Two ----
VARIABLES a, b
Apart == a' = 0 /\\ b' = 1
Can == ENABLED Apart
====
VARIABLES x, y
v == <<x, y>>
Init == x = 0 /\\ y = 0
Round == x' = (x + 1) % 4 /\\ UNCHANGED y
Other == y' = 1 - y /\\ UNCHANGED x
Next == Round \\/ Other
Base == Init /\\ [][Next]_v
Fair == Base /\\ WF_v(Round)
Eventually(F) == <>F
Is(i) == x = i
Apply(F(_), i) == F(i)
RECURSIVE Down(_)
Down(n) == IF n = 0 THEN <>(x = 0) ELSE Down(n - 1)
Half == INSTANCE Hour WITH hour <- x \\div 2
Zero == INSTANCE Hour WITH hour <- 0
Mid == INSTANCE Middle WITH q <- x
Same == INSTANCE Two WITH a <- x, b <- x`

function programs(property: string, specification: string): Program[] {
  const model = modelOf(`${HEAD}\nProperty == ${property}`, `SPECIFICATION ${specification}\nPROPERTY Property`)
  return [interpret(model), compile(model)]
}

async function verdicts(property: string, specification: string): Promise<string[]> {
  const found: string[] = []
  for (const program of programs(property, specification)) {
    const report = await check(program, { now: () => 0 })
    if (report.failure?.loop !== undefined) expectCounterexample(program, report.failure)
    found.push(report.failure?.error?.code ?? report.verdict)
  }
  return found
}

describe.each([
  ['Fair', 'holds', 'Eventually(x = 2) /\\ Eventually(Is(3))'],
  ['Fair', 'holds', '[]<>(x = 1) <=> []<>(x = 2)'],
  ['Base', 'violated', '[]<>(x = 1) <=> []<>(x = 2)'],
  ['Fair', 'violated', '[]<>(x = 1) <=> []<>(y = 1)'],
  ['Fair', 'holds', "<><<x' = 2>>_x"],
  ['Base', 'violated', "<><<x' = 2>>_x"],
  ['Fair', 'violated', "<><<x' = 2>>_y"],
  ['Fair', 'holds', "x = 0 => <><<x' = 3>>_v"],
  ['Fair', 'holds', "(y = 1) ~> <><<x' = 3>>_v"],
  ['Fair', 'violated', "[](x = 1 => <><<y' = 1>>_v)"],
  ['Fair', 'holds', "(<>[][FALSE]_y) \\/ []<><<y' # y>>_y"],
  ['Fair', 'holds', 'CASE x = 0 -> <>(x = 1) [] x = 1 -> <>(x = 9) [] OTHER -> <>(x = 8)'],
  ['Fair', 'violated', 'CASE x = 1 -> <>(x = 1) [] OTHER -> <>(x = 8)'],
  ['Fair', 'holds', '\\A i \\in 0..3 : \\E j \\in {i} : []<>(x = j)'],
  ['Fair', 'holds', 'Apply(Is, 0) /\\ <>Apply(Is, 3)'],
  ['Fair', 'holds', '\\A i \\in {} : <>(x = 7)'],
  ['Fair', 'violated', '\\E i \\in {} : <>(x = 7)'],
  ['Fair', 'holds', '<>(x = 2 /\\ <>(x = 1 /\\ <>(x = 0)))'],
  ['Fair', 'holds', '\\A i \\in 0..3 : <>ENABLED (x = i /\\ Round)'],
  ['Fair', 'violated', '\\A i \\in 0..3 : <>[]~ENABLED (x = i /\\ Round)'],
  ['Fair', 'holds', 'WF_v(Round) /\\ WF_v(Round \\/ Other)'],
  ['Fair', 'violated', 'SF_v(Other)'],
  ['Fair', 'unsupported/temporal', 'Down(3)'],
  ['Fair', 'unsupported/temporal', '\\A i \\in {x} : <>(x = i)'],
  ['Fair', 'unsupported/temporal', '\\EE z : <>(x = z)'],
  ['Fair', 'unsupported/temporal', '(x = 0) -+-> (x = 1)'],
  ['Fair', 'unsupported/temporal', 'CASE x = 0 -> <>(x = 1) [] x = 1 -> <>(x = 9)'],
  ['Fair', 'eval/overflow', '<>(x = 2147483647 + x)'],
  // Bound in ENABLED are the instance's own variables, whatever replaces them.
  ['Fair', 'holds', 'Half!Weak'],
  ['Base', 'violated', 'Half!Weak'],
  ['Fair', 'violated', 'Zero!Weak'],
  ['Fair', 'holds', '[]Half!Can /\\ []Zero!Can /\\ []Mid!H!Can /\\ []Mid!Direct!Can'],
  ['Fair', 'holds', '[](Half!Stays <=> x > 1)'],
  ['Fair', 'holds', 'Mid!H!Weak /\\ []<>Half!Stays'],
  ['Base', 'violated', 'Mid!H!Weak'],
  ['Fair', 'holds', '[]Same!Can'],
  ['Fair', 'holds', '[]~ENABLED Same!Apart'],
  ['Fair', 'violated', '[]ENABLED Zero!Tick'],
  // Outside of the instance the prime belongs to x: nothing gives x' a value in ENABLED.
  ['Fair', 'eval/primed-unassigned', 'WF_v(Half!Tick)'],
  ['Fair', 'eval/primed-unassigned', 'Mid!Here'],
] as const)('%s %s', (specification, expected, property) => {
  test(property, async () => {
    if (expected.startsWith('unsupported/')) expect(errorOf(() => programs(property, specification)).code).toBe(expected)
    else expect(await verdicts(property, specification)).toEqual([expected, expected])
  })
})
