/**
 * Random specifications of processes that send each other messages, as text: logs that grow and are cut, counters, a set of
 * records on its way, updates that look at the next values of other variables, and operators that read the state, called
 * several times in one update. A seed gives the same text on every run.
 */
import { makeRandom, type Random } from '../../src/program/random.ts'

const VARIABLES = ['log', 'seen', 'net', 'top', 'who'] as const
type Variable = (typeof VARIABLES)[number]

/** A module body with `Init`, `Next` and an invariant `Inv`. */
export function messagesFrom(seed: number): string {
  return new Maker(makeRandom(seed, 0)).make()
}

class Maker {
  private readonly random: Random
  private fresh = 0
  /** Variables whose next value is known where the text being made stands. */
  private assigned: Variable[] = []

  constructor(random: Random) {
    this.random = random
  }

  make(): string {
    const actions = ['A0(p)', 'A1(p)', 'B0(p, q)', 'M0(m)'].map((head) => `${head} == ${this.action(head.startsWith('M') ? ['m.at'] : head.startsWith('B') ? ['p', 'q'] : ['p'], head.startsWith('M'))}`)
    return [
      'EXTENDS Naturals, Sequences, FiniteSets', `VARIABLES ${VARIABLES.join(', ')}`, 'P == {1, 2}', 'Other(p) == 3 - p',
      'Len2(f, p) == Len(f[p])', 'Up(n) == (n + top) % 3', 'Add(s, x) == IF Len(s) < 2 THEN Append(s, x) ELSE s', 'Cut(p, n) == SubSeq(log[p], 1, n)',
      'Send(n, k, p) == n \\cup {[kind |-> k, at |-> p, n |-> top]}', 'Last(p) == IF log[p] = <<>> THEN 0 ELSE log[p][Len(log[p])]', 'Both(p) == Up(Last(p)) + Up(seen[p])', 'Apply(F(_), p) == F(p)',
      ...actions,
      'Init == log = [p \\in P |-> <<>>] /\\ seen = [p \\in P |-> 0] /\\ net = {} /\\ top \\in 0..1 /\\ who = 1',
      `Next == ${this.next()}`, `Inv == top + seen[1] < ${2 + this.random.below(3)}`,
    ].join('\n')
  }

  private next(): string {
    const all = ['(\\E p \\in P : A0(p))', '(\\E p \\in P : A0(p) \\/ A1(p))', 'A1(who)', '(\\E p, q \\in P : B0(p, q))', '(\\E p \\in P : B0(p, Other(p)))', '(\\E m \\in net : M0(m))', '(\\E m \\in {m \\in net : m.n < 2} : M0(m))', '(\\E p \\in P : top < 2 /\\ A1(p))']
    return Array.from({ length: 2 + this.random.below(3) }, () => this.random.pick(all)).join(' \\/ ')
  }

  private pick(options: readonly (() => string)[]): string {
    return this.random.pick(options)()
  }

  private process(names: readonly string[]): string {
    return this.random.pick([...names, ...names, ...names, ...names.map((p) => `Other(${p})`), 'who', '1'])
  }

  /** A number from 0 to about 2. */
  private number(names: readonly string[]): string {
    if (this.assigned.length > 0 && this.random.chance(0.25)) return `(${this.nextNumber(names)} % 3)`
    const p = this.process(names)
    return this.pick([
      () => String(this.random.below(3)), () => 'top', () => `seen[${p}]`, () => `Len(log[${p}])`, () => `Last(${p})`, () => `Up(${this.atom(names)})`, () => `(Both(${p}) % 3)`, () => `((Up(${this.atom(names)}) + Up(${this.atom(names)})) % 3)`,
      () => `(Apply(Last, ${p}) % 3)`, () => `(IF ${this.guard(names)} THEN ${this.atom(names)} ELSE ${this.atom(names)})`, () => `(LET w == ${this.atom(names)} IN (w + Up(w)) % 3)`, () => 'Cardinality(net)',
    ])
  }

  /** A number of the next state, as far as that is known. */
  private nextNumber(names: readonly string[]): string {
    const p = this.process(names)
    switch (this.random.pick(this.assigned)) {
      case 'top': return this.random.pick(["top'", "top'", "Up(1)'"])
      case 'seen': return this.random.pick([`seen'[${p}]`, `(seen[${p}])'`])
      case 'log': return this.random.pick([`Len(log'[${p}])`, `Last(${p})'`, `Len2(log', ${p})`])
      case 'who': return this.random.pick(["who'", "(who + 1)'"])
      case 'net': return "Cardinality(net')"
    }
  }

  private atom(names: readonly string[]): string {
    const p = this.process(names)
    return this.random.pick(['0', '1', '2', 'top', `seen[${p}]`, 'who', `Last(${p})`])
  }

  private guard(names: readonly string[]): string {
    const p = this.process(names)
    const v = `v${this.fresh++}`
    return this.pick([
      () => `top < ${1 + this.random.below(2)}`, () => `seen[${p}] < 2`, () => `Len(log[${p}]) < 2`, () => `${this.atom(names)} # ${this.atom(names)}`, () => `Cardinality(net) < 2`, () => `(\\A ${v} \\in net : ${v}.at # ${p})`,
      () => `(\\E ${v} \\in P : log[${v}] = <<>>)`, () => `Up(${this.atom(names)}) < 2`, () => `(top = 0 \\/ seen[${p}] = 0)`,
    ])
  }

  /** The next value of v, from its present one and others. */
  private value(v: Variable, names: readonly string[]): string {
    const p = this.process(names)
    const number = (): string => this.number(names)
    switch (v) {
      case 'log': return this.pick([
        () => `[log EXCEPT ![${p}] = Add(@, ${number()})]`, () => `[log EXCEPT ![${p}] = Add(log[${p}], ${number()})]`, () => `[log EXCEPT ![${p}] = Cut(${p}, ${this.random.below(2)})]`, () => `[log EXCEPT ![${p}] = log[${this.process(names)}]]`,
        () => `[r \\in P |-> IF r = ${p} THEN Add(log[r], ${number()}) ELSE log[r]]`, () => `[log EXCEPT ![1] = Add(@, ${number()}), ![2] = Add(@, Len(log[1]))]`, () => 'log', () => `[r \\in P |-> <<${number()}>>]`,
      ])
      case 'seen': return this.pick([() => `[seen EXCEPT ![${p}] = ${number()}]`, () => `[seen EXCEPT ![${p}] = (@ + ${number()}) % 3]`, () => `[seen EXCEPT ![${p}] = Up(@)]`, () => '[r \\in P |-> Up(seen[r])]', () => `[seen EXCEPT ![${p}] = ${number()}, ![${this.process(names)}] = Up(@)]`, () => 'seen', () => `[r \\in P |-> ${number()}]`])
      case 'net': return this.pick([
        () => `Send(net, "a", ${p})`, () => `Send({e \\in net : e.at # ${p}}, "b", ${p})`, () => `net \\cup {[kind |-> "c", at |-> r, n |-> ${this.atom(names)}] : r \\in P}`, () => `{e \\in net : e.n = ${number()}}`,
        () => `net \\cup {[kind |-> "d", at |-> ${p}, n |-> ${number()}]}`, () => `{[kind |-> "f", at |-> ${p}, n |-> ${number()}]}`, () => '{}', () => `(IF ${this.guard(names)} THEN Send(net, "e", ${p}) ELSE net)`, () => 'net',
      ])
      case 'top': return this.pick([() => number(), () => `((top + ${number()}) % 3)`, () => `((Up(${this.atom(names)}) + Up(${this.atom(names)})) % 3)`, () => 'top'])
      case 'who': return this.pick([() => `Other(who)`, () => p, () => '(CHOOSE r \\in P : r # who)', () => 'who'])
    }
  }

  private assignment(v: Variable, names: readonly string[], message: boolean): string {
    const c = `c${this.fresh++}`
    const value = (): string => this.value(v, names)
    return this.pick([
      () => `${v}' = ${value()}`, () => `${v}' = ${value()}`, () => `${v}' = ${value()}`, () => `(${v}' = ${value()} \\/ ${v}' = ${value()})`, () => `(${v}' = ${value()} \\/ UNCHANGED ${v})`,
      () => `${v}' \\in {${value()}, ${value()}}`, () => `(IF ${this.guard(names)} THEN ${v}' = ${value()} ELSE UNCHANGED ${v})`, () => `(LET new == ${value()} IN ${v}' = new)`, () => `UNCHANGED ${v}`,
      ...(v === 'top' && this.assigned.length > 0 ? [() => `(top' = ${this.nextNumber(names)} \\/ top' = ${value()})`] : []),
      () => `(\\E ${c} \\in P : ${v}' = ${this.value(v, [...names, c])})`, () => `(CASE ${this.guard(names)} -> ${v}' = ${value()} [] OTHER -> ${v}' = ${value()})`,
      ...(v === 'net' && message ? [() => "net' = net \\ {m}", () => `net' = Send(net \\ {m}, "r", m.at)`, () => `net' = (net \\ {m}) \\cup {[m EXCEPT !.n = ${this.number(names)}, !.at = Other(@)]}`] : []),
    ])
  }

  private action(names: readonly string[], message: boolean): string {
    const { random } = this
    const order = random.chance(0.5) ? [...VARIABLES] : random.chance(0.5) ? VARIABLES.toReversed() : (['top', 'net', 'who', 'seen', 'log'] as const)
    this.assigned = []
    const parts: string[] = []
    for (let i = random.below(3); i > 0; i--) parts.push(this.guard(names))
    const kept: Variable[] = []
    for (const v of order) {
      if (random.chance(0.45)) {
        kept.push(v)
        continue
      }
      parts.push(this.assignment(v, names, message))
      this.assigned.push(v)
      if (random.chance(0.15)) parts.push(this.guard(names))
      if (random.chance(0.1)) parts.push(`${this.number(names)} < 2`)
    }
    // Sometimes UNCHANGED comes first, and what is assigned after it looks at that as well.
    if (kept.length > 0) parts.splice(random.chance(0.3) ? 0 : parts.length, 0, `UNCHANGED <<${kept.join(', ')}>>`)
    if (random.chance(0.2)) parts.push(`${this.number(names)} # ${this.number(names)}`)
    this.assigned = []
    return parts.map((part) => `(${part})`).join(' /\\ ')
  }
}
