import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { contractOf } from '../../src/cli/contract/contract.ts'
import { printContract } from '../../src/cli/contract/typescript.ts'
import { document, tool } from '../cli/tool.ts'
import { modelOf } from '../engines/models.ts'

function generated(body: string, config = 'INIT Init NEXT Next'): ReturnType<typeof printContract> {
  const model = modelOf(`EXTENDS Integers, Sequences, FiniteSets, TLC\n${body}`, config)
  return printContract(contractOf(model), model, undefined, 'make it')
}

/** The type of one variable `x`, from what Init and Next do with it. */
function typeOf(init: string, next: string, more = '', config = ''): string {
  const { text } = generated(`${more}\nVARIABLE x\nInit == ${init}\nNext == ${next}`, `${config} INIT Init NEXT Next`)
  return /readonly x: (.*)/.exec(/interface Context \{[^]*?\n\}/.exec(text)![0])![1]!
}

const NODES = ['CONSTANTS Nodes, None', 'CONSTANTS Nodes = {n1, n2} None = None'] as const

describe('the type of a variable', () => {
  test.each([
    ['x = 0', "x' = x + 1", 'number'],
    ['x = TRUE', 'UNCHANGED x', 'true'],
    ['x \\in BOOLEAN', "x' = ~x", 'boolean'],
    ['x = "idle"', "\\/ x' = \"busy\" \\/ x' \\in {\"idle\", \"done\"}", "'busy' | 'done' | 'idle'"],
    ['x \\in STRING', 'UNCHANGED x', 'string'],
    ['x = <<>>', "x' = Append(x, Len(x))", 'readonly number[]'],
    ['x = <<>>', 'UNCHANGED x', 'readonly []'],
    ['x = <<1, "a">>', "x' = <<x[1] + 1, x[2]>>", "readonly [number, 'a']"],
    ['x = {}', "x' = x \\cup {1}", 'readonly number[]'],
    ['x = {}', 'UNCHANGED x', 'readonly never[]'],
    ['x = {1}', "x' \\in SUBSET (x \\cup {\"a\"})", "readonly (number | 'a')[]"],
    ['x = [i \\in 0 .. 2 |-> FALSE]', "\\E i \\in 0 .. 2 : x' = [x EXCEPT ![i] = TRUE]", '{ readonly [key: number]: boolean }'],
    ['x = [i \\in 1 .. 3 |-> 0]', "x' = [x EXCEPT ![2] = 5]", 'readonly number[]'],
    ['x \\in [{"a", "b"} -> 1 .. 2]', 'UNCHANGED x', '{ readonly [key: string]: number }'],
    ['x = [p \\in {1} \\X {2} |-> 0]', 'UNCHANGED x', 'readonly (readonly [readonly [number, number], number])[]'],
    ['x = CHOOSE v \\in {1, 2} : v > 1', "x' \\in {y \\in {3, \"z\"} : y # 3}", "'z' | number"],
    ['x = 1', "x' = IF x = 1 THEN \"one\" ELSE CASE x = 2 -> <<>> [] OTHER -> x", "number | 'one' | readonly []"],
    ['x = F[3]', 'UNCHANGED x', 'number', 'F[n \\in 0 .. 3] == IF n = 0 THEN 1 ELSE n * F[n - 1]'],
    ['x = Sum({1, 2})', 'UNCHANGED x', 'number', 'RECURSIVE Sum(_)\nSum(S) == IF S = {} THEN 0 ELSE LET e == CHOOSE e \\in S : TRUE IN e + Sum(S \\ {e})'],
    ['x = Map(LAMBDA n : {n}, 1)', 'UNCHANGED x', 'readonly number[]', 'Map(Op(_), v) == Op(v)'],
    ['x = "a" :> 1 @@ "b" :> 2', 'UNCHANGED x', '{ readonly [key: string]: number }'],
    ['x = TLCGet(1)', 'UNCHANGED x', 'unknown /* TLC!TLCGet has no type */'],
  ] as const)('%s, then %s: %s', (init, next, expected, more = '') => { expect(typeOf(init, next, more)).toBe(expected.includes("'z' | number") ? "number | 'z'" : expected) })

  test('model values are what their constant is', () => {
    expect(typeOf('x = None', "x' \\in Nodes", ...NODES)).toBe('None | Node')
    expect(typeOf('x = [n \\in Nodes |-> {}]', "\\E n, m \\in Nodes : x' = [x EXCEPT ![n] = @ \\cup {m}]", ...NODES)).toBe('{ readonly [node: string]: readonly Node[] }')
  })

  test('TypeOK takes away what no state has, and says what an empty set would hold', () => {
    const bounded = (init: string, bound: string): string => typeOf(init, `UNCHANGED x\nTypeOK == ${bound}`, ...NODES)
    expect(bounded('x = {}', 'x \\subseteq 1 .. 3')).toBe('readonly number[]')
    expect(bounded('x \\in Nodes \\cup {None}', 'x \\in Nodes')).toBe('Node')
    expect(bounded('x = {<<1, None>>}', '\\A p \\in x : p[2] \\in Nodes')).toBe('readonly (readonly [number, None])[]')
    expect(bounded('x = [n \\in Nodes |-> [of |-> {}]]', '\\A n \\in Nodes : x[n].of \\in SUBSET Nodes')).toBe('{ readonly [node: string]: X }')
  })
})

const MAIL = `
CONSTANTS Nodes
VARIABLES box, seen   \\* what is under way, what has come
Init == box = {} /\\ seen = [n \\in Nodes |-> 0]
(* A question, to anybody. *)
Ask(from, to) == box' = box \\cup {[type |-> "Ask", from |-> from, to |-> to, no |-> seen[from]]} /\\ UNCHANGED seen
Reply(node, m) ==      \\* and an answer
  /\\ m.type = "Ask"
  /\\ box' = (box \\ {m}) \\cup {[type |-> "Reply", from |-> node, to |-> m.from]}
  /\\ UNCHANGED seen
Hear(m) == /\\ m.type \\in {"Reply"}
           /\\ \\E by \\in 1 .. 2 : seen' = [seen EXCEPT ![m.to] = @ + by]
           /\\ box' = box \\ {m}
Skip(type) == UNCHANGED <<box, seen>>
Next == \\/ \\E a, b \\in Nodes : Ask(a, b)
        \\/ \\E m \\in box : Reply(m.to, m) \\/ Hear(m)
        \\/ Skip("now")
        \\/ \\E n \\in Nodes : seen' = [seen EXCEPT ![n] = 0] /\\ UNCHANGED box`

describe('a module', () => {
  const { text, untyped } = generated(MAIL, 'CONSTANT Nodes = {n1, n2} INIT Init NEXT Next')
  const block = (name: string): string => new RegExp(`export (?:interface|type) ${name}\\b[^]*?\\n(?=\\n|$)`).exec(text)![0].trim()

  test('messages are told apart by their type, and a guard says which one an action takes', () => {
    expect(block('Box')).toBe('export type Box =\n  | AskRecord\n  | ReplyRecord')
    expect(block('AskRecord')).toBe("export interface AskRecord {\n  readonly type: 'Ask'\n  readonly from: Node\n  readonly to: Node\n  readonly no: number\n}")
    expect(block('Reply')).toBe("export interface Reply {\n  readonly type: 'Reply'\n  /** `= m.to` */\n  readonly node: Node\n  /** `\\in box` */\n  readonly m: AskRecord\n}")
    expect(block('Hear')).toContain('readonly m: ReplyRecord\n  /** Choice: `\\in 1 .. 2` */\n  readonly by: number')
  })

  test('names that an event or TypeScript cannot have are written otherwise', () => {
    expect(block('Skip')).toContain("readonly type_: 'now'")
    expect(text).toMatch(/export interface Next_\d+ \{\n {2}readonly type: 'Next@\d+'\n[^]*?readonly n: Node/)
    expect(text).toMatch(/ {2}'Next@\d+': \['n'\],/)
  })

  test('comments and places are the specification\'s', () => {
    expect(text).toMatch(/\/\*\* M\.tla:\d+: A question, to anybody\. \*\//)
    expect(text).toMatch(/\/\*\* M\.tla:\d+: and an answer \*\//)
    expect(text).toMatch(/\/\*\* M\.tla:\d+: what is under way, what has come \*\/\n {2}readonly box: readonly Box\[\]/)
  })

  test('everything has a type; the same text every time', () => {
    expect(untyped).toEqual([])
    expect(generated(MAIL, 'CONSTANT Nodes = {n1, n2} INIT Init NEXT Next').text).toBe(text)
  })

  test('messages in a bag, told apart by model values; an action that is never enabled', () => {
    const { text, untyped } = generated(`CONSTANTS Req, Ans, Idle, Gone
VARIABLES bag, mode
Init == bag = [m \\in {} |-> 0] /\\ mode = Idle
Ask == bag' = bag @@ ([mtype |-> Req, no |-> 1] :> 1) /\\ UNCHANGED mode
Hear(m) == m.mtype = Req /\\ bag' = [bag EXCEPT ![m] = @ - 1] @@ ([mtype |-> Ans] :> 1) /\\ UNCHANGED mode
Never(m) == mode = Gone /\\ UNCHANGED <<bag, mode>>
Next == Ask \\/ \\E m \\in DOMAIN bag : Hear(m) \\/ Never(m)`, 'CONSTANTS Req = Req Ans = Ans Idle = Idle Gone = Gone INIT Init NEXT Next')
    expect(untyped).toEqual([])
    expect(text).toContain('export type Bag =\n  | AnsRecord\n  | ReqRecord\n')
    expect(text).toContain('readonly bag: readonly (readonly [Bag, number])[]\n')
    expect(text).toMatch(/interface Hear \{[^}]*readonly m: ReqRecord\n/)
    expect(text).toMatch(/interface Never \{[^}]*readonly m: Bag\n/)
    expect(text).toContain('  readonly mode: Idle\n')
  })

  test('what has no type is said', () => {
    expect(generated('VARIABLE x\nInit == x = TLCGet(1)\nNext == UNCHANGED x').untyped).toEqual([{ where: 'x', reason: 'TLC!TLCGet has no type' }])
  })

  test('a choice that only one branch makes is optional', () => {
    const { text } = generated('VARIABLE x\nInit == x = 0\nStep == \\/ \\E i \\in 1 .. 2 : x\' = i\n        \\/ x\' = 0\nNext == Step')
    expect(text).toContain('  /** Choice, in one branch only: `\\in 1 .. 2` */\n  readonly i?: number')
  })
})

describe('a change of the specification breaks the build until the code follows', () => {
  const consumer = `import type { Event, AskRecord } from './contract.ts'
export function told(event: Event): string {
  switch (event.type) {
    case 'Ask': return event.from
    case 'Hear': return event.m.to + String(event.by)
    default: return ''
  }
}
export const no = (m: AskRecord): number => m.no
`
  test.each([
    ['nothing', [] as [string, string][], undefined],
    ['an action', [['Hear(', 'Listen(']] as [string, string][], /"Hear"/],
    ['a parameter', [['Ask(from, to)', 'Ask(source, to)'], ['from |-> from, to |-> to, no |-> seen[from]', 'from |-> source, to |-> to, no |-> seen[source]']] as [string, string][], /'from' does not exist/],
    ['a field of a message', [['no |->', 'number |->']] as [string, string][], /'no' does not exist/],
  ])('%s renamed', (_what, changes, error) => {
    const folder = mkdtempSync(join(tmpdir(), 'plimsoll-'))
    try {
      const body = changes.reduce((text, [from, to]) => text.replaceAll(from, to), MAIL)
      writeFileSync(join(folder, 'contract.ts'), generated(body, 'CONSTANT Nodes = {n1, n2} INIT Init NEXT Next').text)
      writeFileSync(join(folder, 'consumer.ts'), consumer)
      const tsc = spawnSync(process.execPath, [join('node_modules', 'typescript', 'bin', 'tsc'), '--ignoreConfig', '--noEmit', '--strict', '--target', 'es2022', '--module', 'nodenext', '--allowImportingTsExtensions', join(folder, 'consumer.ts')], { encoding: 'utf8' })
      if (error === undefined) expect(tsc.stdout).toBe('')
      else expect(tsc.stdout).toMatch(error)
      expect(tsc.status === 0).toBe(error === undefined)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

describe('tla-runner generate', () => {
  test('writes to standard output or to a file, and says when that is stale', () => {
    const folder = mkdtempSync(join(tmpdir(), 'plimsoll-'))
    const out = join(folder, 'ping.ts')
    try {
      const { out: text, code } = tool(['generate', 'Ping.tla'])
      expect(code).toBe(0)
      expect(text).toContain('export type Event =')
      expect(tool(['generate', 'Ping.tla', '--out', out])).toMatchObject({ code: 0, out: `${out}: written\n` })
      expect(tool(['generate', 'Ping.tla', '--out', out, '--check'])).toMatchObject({ code: 0, out: `${out}: fresh\n` })
      writeFileSync(out, readFileSync(out, 'utf8').replace('export type Event =', 'export type Events ='))
      expect(tool(['generate', 'Ping.tla', '--out', out, '--check'])).toMatchObject({ code: 30, out: expect.stringMatching(/ping\.ts:\d+ is stale\n +is: +export type Events =\n +should be: export type Event =/) as string })
      expect(document(['generate', 'Ping.tla', '--out', out, '--check'])).toMatchObject({ code: 30, stale: true })
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  test('bad input: usage, diagnostics, exit codes', () => {
    expect(tool(['generate']).code).toBe(2)
    expect(tool(['generate', 'Ping.tla', '--check']).code).toBe(2)
    for (const more of [[], ['--check']]) expect(tool(['generate', 'Ping.tla', '--out', '.', ...more])).toMatchObject({ code: 2, err: expect.stringContaining('--out . is a folder') as string })
    expect(tool(['generate', 'Wrong.tla']).code).toBe(150)
    expect(document(['generate', 'NoConfig.tla'])).toMatchObject({ code: 151, diagnostics: [{ code: 'config/missing' }] })
  })
})
