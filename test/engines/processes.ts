/**
 * Random specifications of processes, as text: what they hold for themselves, what they share, sets that are added to, and
 * guards that wait, with formulas to be asked of each. A seed gives the same text on every run.
 */
import { makeRandom, type Random } from '../../src/program/random.ts'

export interface Processes {
  readonly text: string
  readonly invariants: readonly string[]
  readonly possible: readonly string[]
  readonly properties: readonly string[]
}

const VARIABLES = ['pc', 'l', 's', 't', 'net', 'k'] as const
type Variable = (typeof VARIABLES)[number]

export function processesFrom(seed: number): Processes {
  return new Maker(makeRandom(seed, 0)).make()
}

class Maker {
  private readonly random: Random
  /** Every step leads on: counters may grow. */
  private readonly onwards: boolean
  /** How much of what a process does is its own business. */
  private readonly privacy: number
  private readonly set: string
  private readonly elements: readonly string[]
  private fresh = 0

  constructor(random: Random) {
    this.random = random
    this.onwards = random.chance(0.5)
    this.privacy = random.pick([0.3, 0.8, 0.9, 0.95, 1])
    this.elements = random.pick([['1', '2'], ['1', '2'], ['1', '2', '3'], ['"a"', '"b"']])
    this.set = `{${this.elements.join(', ')}}`
  }

  make(): Processes {
    const { random } = this
    const single = Array.from({ length: 1 + random.below(4) }, (_, i) => `A${i}(p) == ${this.action(['p'])}`)
    const double = Array.from({ length: random.chance(this.privacy) ? 0 : random.below(2) }, (_, i) => `B${i}(p, q) == ${this.action(['p', 'q'])}`)
    const global = Array.from({ length: random.chance(this.privacy) ? 0 : random.below(2) }, (_, i) => `C${i} == ${this.action([])}`)
    const calls = [
      `(\\E p \\in P : ${single.map((_, i) => `A${i}(p)`).join(' \\/ ')})`,
      ...double.map((_, i) => random.pick([`(\\E p, q \\in P : B${i}(p, q))`, `(\\E p \\in P : \\E q \\in P \\ {p} : B${i}(p, q))`, `(\\E p \\in P : pc[p] < 2 /\\ B${i}(p, Other(p)))`])),
      ...global.map((_, i) => `C${i}`),
      ...(random.chance(0.2) ? [`(\\E p \\in P : ${this.action(['p'])})`] : []),
      ...(random.chance(0.2) ? [`((\\A p \\in P : pc[p] = 2) /\\ UNCHANGED <<${VARIABLES.join(', ')}>>)`] : []),
    ]
    const invariants = Array.from({ length: 5 }, () => this.formula())
    const possible = Array.from({ length: 2 }, () => this.formula())
    const properties = Array.from({ length: 2 }, () => this.property())
    return {
      invariants: invariants.map((_, i) => `I${i}`),
      possible: possible.map((_, i) => `M${i}`),
      properties: properties.map((_, i) => `S${i}`),
      text: [
        'EXTENDS Naturals, FiniteSets', `VARIABLES ${VARIABLES.join(', ')}`, `P == ${this.set}`, 'Other(p) == CHOOSE q \\in P : q # p', 'Same(a, b) == a = b', 'Ready(p) == pc[p] < 2 /\\ l[p] < 2',
        ...single, ...double, ...global,
        `Init == pc = [p \\in P |-> 0] /\\ l \\in ${random.pick(['{[p \\in P |-> 0]}', '[P -> {0}]', '[P -> 0..1]'])} /\\ s = ${random.below(2)} /\\ t = 0 /\\ net = ${random.pick(['{}', '{}', '{1}'])} /\\ k = 0`,
        `Next == ${calls.join(' \\/ ')}`,
        ...invariants.map((f, i) => `I${i} == ${f}`), ...possible.map((f, i) => `M${i} == ${f}`), ...properties.map((f, i) => `S${i} == ${f}`),
      ].join('\n'),
    }
  }

  private pick(options: readonly (() => string)[]): string {
    return this.random.pick(options)()
  }

  private small(): string {
    return String(this.random.below(3))
  }

  /** An element of P: a parameter, another one, or one by name. */
  private process(parameters: readonly string[]): string {
    if (parameters.length > 0 && this.random.chance(this.privacy)) return parameters[0]!
    return this.random.pick([...parameters, ...parameters, ...parameters, ...parameters.map((p) => `Other(${p})`), ...(parameters.length === 0 ? this.elements : [this.random.pick(this.elements)])])
  }

  private value(parameters: readonly string[]): string {
    const p = this.process(parameters)
    if (parameters.length > 0 && this.random.chance(this.privacy)) return this.pick([() => this.small(), () => `pc[${p}]`, () => `l[${p}]`])
    return this.pick([() => this.small(), () => this.small(), () => `l[${p}]`, () => `pc[${p}]`, () => 's', () => 't', () => `((s + 1) % 3)`, () => `(IF t = 1 THEN l[${p}] ELSE ${this.small()})`])
  }

  private guard(parameters: readonly string[]): string {
    const p = this.process(parameters)
    const v = `v${this.fresh++}`
    if (parameters.length > 0 && this.random.chance(this.privacy)) return this.pick([() => `pc[${p}] = ${this.small()}`, () => `pc[${p}] # ${this.small()}`, () => `l[${p}] < ${1 + this.random.below(2)}`, () => `Ready(${p})`])
    return this.pick([
      () => `pc[${p}] = ${this.small()}`, () => `pc[${p}] = ${this.small()}`, () => `l[${p}] < ${this.small()}`, () => `s = ${this.small()}`, () => `t # ${this.value(parameters)}`,
      () => `${this.small()} \\in net`, () => 'net = {}', () => `(\\E ${v} \\in net : ${v} > l[${p}])`, () => `(\\A ${v} \\in P : pc[${v}] < ${1 + this.random.below(2)})`,
      () => `(\\E ${v} \\in P \\ {${p}} : l[${v}] = ${this.small()})`, () => `(s = 0 \\/ l[${p}] = 0)`, () => `~Same(${this.value(parameters)}, ${this.value(parameters)})`, () => `Ready(${p})`,
      () => `(pc[${p}] = 1 => t = ${this.small()})`, () => `Cardinality(net) < ${1 + this.random.below(2)}`, () => `ENABLED (s < 1 /\\ s' = 1)`,
      ...(this.random.chance(0.15) ? [() => `l[s] = 0`, () => `l[l[${p}] + 1] = 0`] : []),
    ])
  }

  private update(v: Variable, parameters: readonly string[]): string {
    const p = this.process(parameters)
    const c = `c${this.fresh++}`
    const value = (): string => this.value(parameters)
    const tidy = parameters.length > 0 && this.random.chance(this.privacy)
    const at = (): string => tidy ? `${v}' = [${v} EXCEPT ![${p}] = ${this.random.chance(0.5) ? value() : '(@ + 1) % 3'}]` : this.pick([
      () => `${v}' = [${v} EXCEPT ![${p}] = ${value()}]`, () => `${v}' = [${v} EXCEPT ![${p}] = ${value()}]`, () => `${v}' = [${v} EXCEPT ![${p}] = (@ + 1) % 3]`,
      () => `${v}' = [c \\in P |-> IF c = ${p} THEN ${value()} ELSE ${v}[c]]`, () => `${v}' = (IF ${this.guard(parameters)} THEN [${v} EXCEPT ![${p}] = ${value()}] ELSE ${v})`,
      () => `(\\E ${c} \\in 0..1 : ${v}' = [${v} EXCEPT ![${p}] = ${c}])`, () => `${v}' \\in {[${v} EXCEPT ![${p}] = ${value()}], ${v}}`,
      () => `(\\E ${c} \\in P : ${v}' = [${v} EXCEPT ![${c}] = ${value()}])`, () => `LET new == [${v} EXCEPT ![${p}] = ${value()}] IN ${v}' = new`,
      () => `${v}' = [[${v} EXCEPT ![${p}] = ${value()}] EXCEPT ![${this.process(parameters)}] = ${value()}]`,
      ...(this.random.chance(0.2) ? [() => `${v}' = [${v} EXCEPT ![${this.elements[0]}] = s, ![${p}] = @]`, () => `${v}' = [${v} EXCEPT ![s + 1] = ${value()}]`] : []),
    ])
    switch (v) {
      case 'pc': case 'l': return at()
      case 's': case 't': return this.pick([() => `${v}' = ${value()}`, () => `${v}' = ${value()}`, () => `Same(${v}', ${value()})`, () => `${v}' \\in {${value()}, ${value()}}`, () => `(IF ${this.guard(parameters)} THEN ${v}' = ${value()} ELSE UNCHANGED ${v})`])
      case 'net': return this.pick([
        () => `net' = net \\cup {${value()}}`, () => `net' = net \\cup {${value()}}`, () => `net' = {${value()}} \\cup net`, () => `net' = net \\ {${value()}}`, () => `net' = {}`,
        () => `(\\E ${c} \\in net : net' = net \\ {${c}})`, () => `net' = (IF ${this.guard(parameters)} THEN net \\cup {${value()}} ELSE net)`, () => `(net' = net \\cup {2} \\/ UNCHANGED net)`,
      ])
      case 'k': return this.pick([() => `k' = k + 1`, () => `k' = k + 1`, () => `k' = k + 2`, () => `k' = k - 1`, () => `k' = 0`])
    }
  }

  private action(parameters: readonly string[]): string {
    const { random } = this
    const parts: string[] = []
    const changed = VARIABLES.filter((v) => (v === 'k' ? this.onwards && random.chance(0.3) : random.chance(v === 'pc' ? 0.7 : v === 'l' || !random.chance(this.privacy) ? 0.35 : 0.06)))
    const p = this.process(parameters)
    for (let i = random.below(3) + (random.chance(this.privacy) ? 1 : 0); i > 0; i--) parts.push(this.guard(parameters))
    if (this.onwards) parts.push(`pc[${p}] < 2`)
    for (const v of changed) {
      parts.push(v === 'pc' && this.onwards ? `pc' = [pc EXCEPT ![${p}] = @ + 1]` : this.update(v, parameters))
      if (random.chance(0.1)) parts.push(random.pick([`${v}' # ${v}`, `UNCHANGED ${v}`, this.guard(parameters)]))
    }
    if (this.onwards && !changed.includes('pc')) {
      parts.push(`pc' = [pc EXCEPT ![${p}] = @ + 1]`)
      changed.push('pc')
    }
    const kept = VARIABLES.filter((v) => !changed.includes(v))
    if (kept.length > 0) parts.push(`UNCHANGED <<${kept.join(', ')}>>`)
    if (random.chance(0.1)) parts.push(`s' + t' < 4`)
    return parts.map((part) => `(${part})`).join(' /\\ ')
  }

  private formula(): string {
    const [a, b] = [this.random.pick(this.elements), this.random.pick(this.elements)]
    return this.pick([
      () => `\\A p \\in P : pc[p] < ${1 + this.random.below(2)}`, () => `~(pc[${a}] = ${this.small()} /\\ pc[${b}] = ${this.small()})`, () => `s < ${1 + this.random.below(2)}`, () => `net # {${this.small()}}`,
      () => `net \\subseteq {0, 1}`, () => `k < ${1 + this.random.below(4)}`, () => `l[${a}] + l[${b}] < ${1 + this.random.below(3)}`, () => `\\A p, q \\in P : p # q => l[p] # ${this.small()} \\/ l[q] # ${this.small()}`,
      () => `s = 1 => t = ${this.small()}`, () => `s = ${this.small()} \\/ pc[${a}] # ${this.small()}`, () => `l \\in [P -> 0..${this.random.below(2)}]`, () => `(pc[${a}] = 1) <=> (l[${a}] = 1)`,
      () => `\\A p \\in P : l[p] \\in net \\cup {0}`, () => `\\E p \\in P : pc[p] = 0`, () => `Cardinality({p \\in P : pc[p] = ${this.small()}}) < 2`, () => `~ENABLED A0(${a})`, () => `LET w == pc[${a}] IN w = l[${b}] => w < 2`,
      () => `(s = 1 /\\ l[${a}] = 1) => (t # 2 /\\ pc[${b}] # 2)`,
      ...(this.random.chance(0.1) ? [() => `l[s + 1] < 2`] : []),
    ])
  }

  private property(): string {
    const a = this.random.pick(this.elements)
    return this.pick([() => `[][s' >= s]_s`, () => `[][pc'[${a}] # 2]_pc`, () => `[][\\A p \\in P : l'[p] >= l[p]]_<<l, s>>`, () => `[][s = 1 => t' = t]_<<s, t>>`, () => `[][net \\subseteq net']_net`, () => `[][pc[${a}] = 0 \\/ UNCHANGED l]_<<pc, l>>`])
  }
}
