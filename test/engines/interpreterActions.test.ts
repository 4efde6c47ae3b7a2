/** Successors: which, in which order, and how often; errors in actions; names, arguments and explanations. */
import { describe, expect, test } from 'vitest'
import { printValue } from '../../src/value/print.ts'
import type { Explanation } from '../../src/program/program.ts'
import { errorOf, initialStates, program, stateText, successors } from './models.ts'

const HEAD = 'EXTENDS Naturals, Sequences\n'

function allows(next: string, expected: readonly string[], init = 'x = 0 /\\ y = 0'): void {
  test(next.replace(/\s+/g, ' '), () => {
    expect(successors(program(`${HEAD}VARIABLES x, y\nvars == <<x, y>>\nIs(v, e) == v = e\nInit == ${init}\nNext == ${next}`))).toEqual(expected)
  })
}

function refuses(next: string, code: string, mention: string): void {
  test(`${next.replace(/\s+/g, ' ')} is an error`, () => {
    const error = errorOf(() => successors(program(`${HEAD}VARIABLES x, y\nInit == x = 0 /\\ y = 0\nNext == ${next}`)))
    expect(error.code).toBe(code)
    expect(`${error.message} ${error.notes.join(' ')}`).toContain(mention)
  })
}

describe('assignment and tests', () => {
  allows("x' = 1 /\\ y' = x' + 1", ['1 2'])
  allows("x' \\in {2, 1, 2} /\\ y' = 0", ['1 0', '2 0'])
  allows("x' = 1 /\\ x' = 2 /\\ y' = 0", [])
  allows("x' \\in 0..3 /\\ x' > 1 /\\ UNCHANGED y", ['2 0', '3 0'])
  allows('UNCHANGED <<x, <<y>>>>', ['0 0'])
  allows('UNCHANGED vars', ['0 0'])
  allows("Is(x', 5) /\\ Is(y', x' + 1)", ['5 6'])
  allows("[x' = 1 /\\ y' = 1]_vars", ['1 1', '0 0'])
  allows("<<x' \\in {0, 1} /\\ y' = 0>>_vars", ['1 0'])
})

describe('branching as TLC does', () => {
  allows("(x < 2 \\/ x < 3) /\\ x' = x + 1 /\\ UNCHANGED y", ['1 0', '1 0'])
  allows("x' = 1 /\\ UNCHANGED y /\\ (x < 2 \\/ x < 3)", ['1 0'])
  allows("(\\E i \\in 1..3 : i > 1) /\\ x' = 1 /\\ y' = 1", ['1 1', '1 1'])
  allows("x' = 1 /\\ y' = 1 /\\ \\E i \\in 1..3 : i > 1", ['1 1'])
  allows("(x = 0 => x < 1 \\/ x < 2) /\\ x' = 1 /\\ y' = 1", ['1 1', '1 1'])
  allows("(IF x < 1 \\/ x < 2 THEN x' = 1 ELSE x' = 2) /\\ y' = 1", ['1 1'])
  allows("(\\A i \\in 1..2 : x < i \\/ x < 5) /\\ x' = 1 /\\ y' = 1", ['1 1', '1 1', '1 1', '1 1'])
  allows("~(x > 2 \\/ x > 3) /\\ x' = 1 /\\ y' = 1", ['1 1'])
  allows("\\E a \\in 1..2, b \\in {1} : x' = a * b /\\ y' = b", ['1 1', '2 1'])
  allows("LET d == x' = 1 \\/ x' = 2 IN d /\\ y' = x'", ['1 1', '2 2'])
  allows("CASE x = 0 -> x' = 1 /\\ y' = 1 [] OTHER -> UNCHANGED vars", ['1 1'])
  allows("[i \\in 1..2 |-> x' = i \\/ x' = i + 1][2] /\\ y' = 0", ['2 0', '3 0'])
  allows("LET f[n \\in 0..3] == IF n = 0 THEN x < 2 \\/ x < 3 ELSE f[n - 1] IN f[2] /\\ x' = 1 /\\ y' = 0", ['1 0', '1 0'])
  allows("LET b == x = 0 \\/ x < 2 IN b /\\ b /\\ x' = 1 /\\ y' = 0", ['1 0', '1 0', '1 0', '1 0'])
  allows("(\\E s \\in (SUBSET {1}) \\cup (SUBSET {2}) : s # {}) /\\ x' = 1 /\\ y' = 1", ['1 1', '1 1'])
  allows("(\\E s \\in (SUBSET {1}) \\cup (SUBSET {2}) : s = {}) /\\ x' = 1 /\\ y' = 1", ['1 1', '1 1'])
  allows("ENABLED (x' = 1) /\\ x' = 1 /\\ y' = 1", ['1 1'])
  allows("~ENABLED (x > 0 /\\ x' = 1) /\\ x' = 1 /\\ y' = 1", ['1 1'])
  allows("x' = 7 /\\ y' = 1 /\\ (ENABLED (x = 7 /\\ x' = 8))'", ['7 1'])
})

function starts(init: string, expected: readonly string[]): void {
  test(init, () => {
    expect(initialStates(program(`${HEAD}VARIABLES x, y\nIs(v, e) == v \\in e\nInit == ${init}\nNext == UNCHANGED <<x, y>>`))).toEqual(expected)
  })
}

describe('initial states', () => {
  starts('x \\in {2, 1} /\\ y = x + 1', ['1 2', '2 3'])
  starts('(x = 1 \\/ x = 1) /\\ y = 0', ['1 0', '1 0'])
  starts('x = 1 /\\ y = 2 /\\ (x = 1 \\/ y = 2)', ['1 2'])
  starts('x \\in 1..3 /\\ x # 2 /\\ y = 0', ['1 0', '3 0'])
  starts('Is(x, 1..2) /\\ y = x', ['1 1', '2 2'])
  starts('\\E i \\in 1..2 : x = i /\\ y = i', ['1 1', '2 2'])
})

describe('errors', () => {
  refuses("x' = 1", 'eval/successor-incomplete', 'y')
  refuses("<<x, y>>' = <<1, 2>>", 'eval/primed-unassigned', "x' is read before it has a value")
  refuses("y' = x' /\\ x' = 1", 'eval/primed-unassigned', "x' is read before it has a value")
  refuses("x' \\in Nat /\\ y' = 0", 'eval/not-enumerable', 'x needs a finite set')
  refuses("x /\\ x' = 1 /\\ y' = 1", 'eval/not-boolean', 'the integer 0')
  refuses("x' = 1 /\\ y' = Head(<<>>)", 'eval/empty-sequence', 'empty sequence')

  test('an error has its place and the bindings', () => {
    const error = errorOf(() => successors(program(`${HEAD}VARIABLES x, y\nInit == x = 0 /\\ y = 0\nStep(i) == x' = i \\div x /\\ y' = 0\nNext == \\E n \\in {5} : Step(n)`)))
    expect(error.place).toBe('M.tla:5:17')
    expect(error.bindings).toEqual([{ name: 'i', value: '5' }])
  })

  test.each([
    ["Init == x = 0 /\\ y = 0\nA == x' = 1\nNext == A \\/ UNCHANGED <<x, y>>", 'M.tla:5:1', 'an action that forgets a variable'],
    ["Init == x = 0\nNext == UNCHANGED <<x, y>>", 'M.tla:4:1', 'an initial predicate that forgets one'],
    ["Init == x = 0 /\\ y = 0\nNext == x' \\in SUBSET (1..64) /\\ y' = 0", 'M.tla:5:9', 'a set that is too large to enumerate'],
  ])('%j has its place, %s: %s', (definitions, place) => {
    const model = program(`${HEAD}VARIABLES x, y\n${definitions}`)
    expect(errorOf(() => successors(model)).place).toBe(place)
  })
})

const COUNTER = `${HEAD}CONSTANT Nodes
VARIABLES x, y
Init == x = [n \\in Nodes |-> 0] /\\ y = <<>>
Send(n, m) == /\\ x[n] < 2
              /\\ x' = [x EXCEPT ![n] = @ + 1]
              /\\ \\E kind \\in {"a", "b"} : y' = Append(y, <<n, m, kind>>)
Drop == y # <<>> /\\ y' = Tail(y) /\\ UNCHANGED x
Next == \\/ \\E n, m \\in Nodes : Send(n, m)
        \\/ Drop
        \\/ x' = x /\\ y' = <<>>
Small == \\A n \\in Nodes : x[n] < 2 => Len(y) < 1
`
const CONFIG = 'CONSTANT Nodes = {n1, n2}\nINIT Init\nNEXT Next\nINVARIANT Small'

describe('actions', () => {
  const p = program(COUNTER, CONFIG)
  const first = (): number[] => {
    const states: number[][] = []
    p.actions[0]!.stepsWith([...initial(p)], [], (_args, next) => states.push([...next]))
    return states[0]!
  }

  test('have the names, parameters and choices of the text', () => {
    expect(p.actions.map((a) => [a.name, a.parameters, a.choices])).toEqual([['Send', ['n', 'm'], ['kind']], ['Drop', [], []], ['Next@12', [], []]])
  })

  test('give their successors with arguments', () => {
    const seen: string[] = []
    p.actions[0]!.steps(initial(p), (args, next) => seen.push(`${stateText(args)} → ${stateText(next)}`))
    expect(seen).toHaveLength(8)
    expect(seen[0]).toBe('n1 n1 "a" → (n1 :> 1 @@ n2 :> 0) <<<<n1, n1, "a">>>>')
  })

  test('give the successors of known arguments only', () => {
    const all: (readonly number[])[] = []
    p.actions[0]!.steps(initial(p), (args) => all.push([...args]))
    const [, m, kind] = all[3]!
    const seen: string[] = []
    p.actions[0]!.stepsWith(initial(p), [undefined, m, kind], (args) => seen.push(stateText(args)))
    expect(seen).toEqual(['n1 n1 "b"', 'n2 n1 "b"'])
  })

  test('mark the successors of expand', () => {
    expect(successors(p)).toHaveLength(9)
  })

  test('explain why they are not enabled', () => {
    expect(explained(p.actions[1]!.explain(initial(p), []))).toBe('y # <<>> at M.tla:9:9; ; y = <<>>, <<>> = <<>>')
    expect(p.actions[0]!.explain(initial(p), []).enabled).toBe(true)
  })

  test('an invariant names the smallest false part', () => {
    expect(explained(p.invariants[0]!.explain(first()))).toBe('Len(y) < 1 at M.tla:13:39; n=n1; Len(y) = 1')
  })
})

function initial(p: ReturnType<typeof program>): number[] {
  const found: number[] = []
  p.init({ ...fakeSuccessors(p.variables.length, found) } as never)
  return found
}

/** Keeps the first state that is written. */
function fakeSuccessors(width: number, found: number[]): { states: { set(state: readonly number[], at: number): void }; next(action: number): number; width: number } {
  return { width, next: () => 0, states: { set: (state) => void (found.length === 0 && found.push(...state)) } }
}

function explained(e: Explanation): string {
  return `${e.conjunct} at ${e.place}; ${e.bindings.map((b) => `${b.name}=${printValue(b.value)}`).join(', ')}; ${e.values.map((v) => `${v.text} = ${printValue(v.value)}`).join(', ')}`
}

describe('the rest of a program', () => {
  test('nodes are inferred', () => {
    const { nodes } = program(COUNTER.replaceAll('VARIABLES x, y', 'VARIABLES x, net').replaceAll('y', 'net'), CONFIG)
    expect(nodes?.constant).toBe('Nodes')
    expect(nodes?.nodes.map((v) => printValue(v))).toEqual(['n1', 'n2'])
    expect([nodes?.local, nodes?.network]).toEqual([['x'], ['net']])
  })

  test('symmetry is the generated group without the identity', () => {
    const p = program(`EXTENDS TLC\nCONSTANTS A, B\nVARIABLE x\nInit == x = A\nNext == x' = B\nSym == Permutations(A) \\cup Permutations(B)`, 'CONSTANT A = {a1, a2, a3}\nCONSTANT B = {b1, b2}\nINIT Init\nNEXT Next\nSYMMETRY Sym')
    expect(p.symmetry).toHaveLength(11)
  })

  test('assumptions, in order', () => {
    expect(program('EXTENDS Naturals\nASSUME 1 = 1\nASSUME Two == 1 = 2', '').checkAssumptions()).toEqual({ name: 'Two', place: 'M.tla:4:1' })
  })

  test('CHOOSE among names warns', () => {
    const p = program('VARIABLE x\nInit == x = CHOOSE s \\in {"a", "b"} : TRUE\nNext == x\' = x')
    initialStates(p)
    expect(p.warnings.join()).toContain('CHOOSE at M.tla:3:13')
  })

  test('a constant that names an element of a symmetry set warns, and the set itself does not', () => {
    const warnings = (constants: string): readonly string[] => program('EXTENDS TLC\nCONSTANTS R, First, Rest\nVARIABLE x\nInit == x = First\nNext == x\' = x\nSym == Permutations(R)', `INIT Init NEXT Next SYMMETRY Sym CONSTANTS ${constants}`).warnings
    expect(warnings('R = {r1, r2, r3} First = r1 Rest = {r2, r3}')).toEqual([
      expect.stringMatching(/^the constant First = r1 is another one under SYMMETRY \(Sym\)/),
      expect.stringMatching(/^the constant Rest = \{r2, r3\} is another one/),
    ])
    expect(warnings('R = {r1, r2, r3} First = r0 Rest = {r1, r2, r3}')).toEqual([])
  })

  test('CHOOSE among names warns; with SYMMETRY, that it may hide a violation', () => {
    const p = program('EXTENDS TLC\nCONSTANT R\nVARIABLE x\nInit == x = CHOOSE s \\in R : TRUE\nNext == x\' = x\nSym == Permutations(R)', 'INIT Init NEXT Next SYMMETRY Sym CONSTANT R = {r1, r2}')
    initialStates(p)
    expect(p.warnings.join()).toContain('with SYMMETRY either may stand for the other')
  })

  test('EXCEPT outside the domain warns once', () => {
    const p = program('VARIABLE x\nInit == x = [<<1>> EXCEPT ![2] = 3]\nNext == x\' = x')
    initialStates(p)
    initialStates(p)
    expect(p.warnings).toHaveLength(1)
  })
})
