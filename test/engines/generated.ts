/**
 * Random specifications as text: typed constant expressions, and actions over three small variables. A seed gives the same
 * text on every run. The shapes are those on which engines are likely to differ: laziness, branching, counting, errors.
 */
import { makeRandom, type Random } from '../../src/program/random.ts'

type Type = 'int' | 'bool' | 'str' | readonly ['set', Type] | readonly ['seq', Type] | readonly ['fun', Type, Type] | readonly ['rec', Type, Type]

// ---------------------------------------------------------------- expressions

/** A constant expression; evaluating it often fails, and must then fail in both engines. */
export function expressionFrom(seed: number): string {
  const random = makeRandom(seed, 0)
  return new Expressions(random).of(typeOf(random, 2), 4)
}

function typeOf(random: Random, depth: number): Type {
  if (depth <= 0) return random.pick(['int', 'int', 'bool', 'str'] as const)
  switch (random.below(7)) {
    case 0: case 1: return ['set', typeOf(random, depth - 1)]
    case 2: return ['seq', typeOf(random, depth - 1)]
    case 3: return ['fun', random.pick(['int', 'str'] as const), typeOf(random, depth - 1)]
    case 4: return ['rec', typeOf(random, depth - 1), typeOf(random, depth - 1)]
    default: return typeOf(random, 0)
  }
}

class Expressions {
  private readonly random: Random
  private readonly scope: { readonly name: string; readonly type: string }[] = []
  private fresh = 0

  constructor(random: Random) {
    this.random = random
  }

  of(type: Type, depth: number): string {
    const { random } = this
    const fitting = this.scope.filter((v) => v.type === JSON.stringify(type))
    if (fitting.length > 0 && random.chance(0.35)) return random.pick(fitting).name
    if (depth > 0 && random.chance(0.25)) return this.general(type, depth - 1)
    if (type === 'int') return this.integer(depth - 1)
    if (type === 'bool') return this.boolean(depth - 1)
    if (type === 'str') return random.pick(['"a"', '"b"', '"c"'])
    switch (type[0]) {
      case 'set': return this.set(type, depth - 1)
      case 'seq': return this.sequence(type, depth - 1)
      case 'fun': return this.function(type, depth - 1)
      case 'rec': return depth > 0 && random.chance(0.3) ? `[${this.of(type, depth - 1)} EXCEPT !.a = ${this.of(type[1], depth - 1)}]` : `[a |-> ${this.of(type[1], depth - 1)}, b |-> ${this.of(type[2], depth - 1)}]`
    }
  }

  /** A bound variable in scope while `body` is made. */
  private bound(type: Type, body: (name: string) => string): string {
    const name = `v${this.fresh++}`
    this.scope.push({ name, type: JSON.stringify(type) })
    const text = body(name)
    this.scope.pop()
    return text
  }

  private choice(options: readonly (() => string)[]): string {
    return this.random.pick(options)()
  }

  private general(type: Type, d: number): string {
    return this.choice([
      () => `(IF ${this.of('bool', d)} THEN ${this.of(type, d)} ELSE ${this.of(type, d)})`,
      () => `(CASE ${this.of('bool', d)} -> ${this.of(type, d)} [] OTHER -> ${this.of(type, d)})`,
      () => {
        const inner = typeOf(this.random, 1)
        const value = this.of(inner, d)
        return this.bound(inner, (v) => `(LET ${v} == ${value} IN ${this.of(type, d)})`)
      },
      () => `${this.of(['fun', 'int', type], d)}[${this.of('int', 0)}]`,
      () => `${this.of(['seq', type], d)}[${1 + this.random.below(2)}]`,
      () => `Head(${this.of(['seq', type], d)})`,
      () => `${this.of(['rec', type, 'int'], d)}.a`,
    ])
  }

  private integer(d: number): string {
    if (d < 0) return String(this.random.below(4))
    return this.choice([
      () => String(this.random.below(6)),
      () => `(${this.of('int', d)} ${this.random.pick(['+', '-', '*', '\\div', '%'])} ${this.of('int', d)})`,
      () => `Cardinality(${this.of(['set', typeOf(this.random, 1)], d)})`,
      () => `Len(${this.of(['seq', typeOf(this.random, 1)], d)})`,
      () => {
        const set = this.of(['set', 'int'], d)
        return this.bound('int', (v) => `(CHOOSE ${v} \\in ${set} : ${this.of('bool', d)})`)
      },
    ])
  }

  private boolean(d: number): string {
    if (d < 0) return this.random.pick(['TRUE', 'FALSE'])
    const { random } = this
    const some = (): Type => typeOf(random, 1)
    return this.choice([
      () => `(${this.of('bool', d)} ${random.pick(['/\\', '\\/', '=>', '<=>'])} ${this.of('bool', d)})`,
      () => `~(${this.of('bool', d)})`,
      () => same(some(), (t) => `(${this.of(t, d)} ${random.pick(['=', '#'])} ${this.of(t, d)})`),
      () => same(some(), (t) => `(${this.of(t, d)} ${random.pick(['\\in', '\\notin'])} ${this.of(['set', t], d)})`),
      () => same(some(), (t) => `(${this.of(['set', t], d)} ${random.pick(['\\subseteq', '\\in SUBSET'])} ${this.of(['set', t], d)})`),
      () => same(some(), (t) => {
        const set = this.of(['set', t], d)
        return this.bound(t, (v) => `(${random.pick(['\\A', '\\E'])} ${v} \\in ${set} : ${this.of('bool', d)})`)
      }),
      () => `(${this.of('int', d)} ${random.pick(['<', '<=', '>', '>='])} ${this.of('int', d)})`,
      () => `(${this.of('int', d)} \\in ${random.pick(['Nat', 'Int'])})`,
      () => `(${this.of(['seq', 'int'], d)} \\in Seq(${this.of(['set', 'int'], d)}))`,
      () => `(${this.of(['fun', 'int', 'str'], d)} \\in [${this.of(['set', 'int'], d)} -> ${this.of(['set', 'str'], d)}])`,
      () => `(${this.of(['rec', 'int', 'str'], d)} \\in [a : ${this.of(['set', 'int'], d)}, b : STRING])`,
    ])
  }

  private set(type: readonly ['set', Type], d: number): string {
    const element = type[1]
    const listed = (): string => `{${Array.from({ length: this.random.below(4) }, () => this.of(element, d)).join(', ')}}`
    if (d < 0) return listed()
    const options = [
      listed, listed,
      () => `(${this.of(type, d)} ${this.random.pick(['\\cup', '\\cap', '\\'])} ${this.of(type, d)})`,
      () => `UNION ${this.of(['set', type], d)}`,
      () => {
        const base = this.of(type, d)
        return this.bound(element, (v) => `{${v} \\in ${base} : ${this.of('bool', d)}}`)
      },
      () => same(typeOf(this.random, 0), (t) => {
        const base = this.of(['set', t], d)
        return this.bound(t, (v) => `{${this.of(element, d)} : ${v} \\in ${base}}`)
      }),
    ]
    if (element === 'int') options.push(() => `(${this.random.below(3)} .. ${this.random.below(6)})`, () => `DOMAIN ${this.of(['fun', 'int', 'bool'], d)}`)
    else if (element === 'bool') options.push(() => 'BOOLEAN')
    else if (element === 'str') return this.choice(options)
    else if (element[0] === 'set') options.push(() => `SUBSET ${this.of(element, 0)}`)
    else if (element[0] === 'fun') options.push(() => `[${this.of(['set', element[1]], 0)} -> ${this.of(['set', element[2]], 0)}]`)
    else if (element[0] === 'rec') options.push(() => `[a : ${this.of(['set', element[1]], d)}, b : ${this.of(['set', element[2]], d)}]`)
    return this.choice(options)
  }

  private sequence(type: readonly ['seq', Type], d: number): string {
    const listed = (): string => `<<${Array.from({ length: this.random.below(4) }, () => this.of(type[1], d)).join(', ')}>>`
    if (d < 0) return listed()
    return this.choice([
      listed,
      () => `Append(${this.of(type, d)}, ${this.of(type[1], d)})`,
      () => `(${this.of(type, d)} \\o ${this.of(type, d)})`,
      () => `Tail(${this.of(type, d)})`,
      () => `SubSeq(${this.of(type, d)}, ${1 + this.random.below(2)}, ${this.random.below(3)})`,
      () => {
        const base = this.of(type, d)
        return this.bound(type[1], (v) => `SelectSeq(${base}, LAMBDA ${v} : ${this.of('bool', d)})`)
      },
      () => this.bound('int', (v) => `[${v} \\in 1..${this.random.below(4)} |-> ${this.of(type[1], d)}]`),
      () => `[${this.of(type, d)} EXCEPT ![${1 + this.random.below(3)}] = ${this.of(type[1], d)}]`,
    ])
  }

  private function(type: readonly ['fun', Type, Type], d: number): string {
    const built = (): string => {
      const domain = this.of(['set', type[1]], d)
      return this.bound(type[1], (v) => `[${v} \\in ${domain} |-> ${this.of(type[2], d)}]`)
    }
    if (d < 0) return built()
    return this.choice([
      built,
      () => `(${this.of(type[1], d)} :> ${this.of(type[2], d)})`,
      () => `(${this.of(type, d)} @@ ${this.of(type, d)})`,
      () => `[${this.of(type, d)} EXCEPT ![${this.of(type[1], 0)}] = ${this.of(type[2], d)}]`,
    ])
  }
}

function same<T>(value: T, make: (value: T) => string): string {
  return make(value)
}

// ---------------------------------------------------------------- actions

const VARIABLES = ['x', 'y', 'z'] as const

/** A module with three variables from 0 to 2, `Init`, `Next` and an invariant `Inv`. */
export function moduleFrom(seed: number): string {
  const actions = new Actions(makeRandom(seed, 0))
  return actions.module()
}

class Actions {
  private readonly random: Random
  private readonly bound: string[] = []
  /** Variables of the action that already have a next value. */
  private assigned: string[] = []
  private fresh = 0

  constructor(random: Random) {
    this.random = random
  }

  module(): string {
    const { random } = this
    const init = VARIABLES.map((v) => random.pick([`${v} = ${random.below(2)}`, `${v} \\in 0..${random.below(3)}`, `(${v} = 0 \\/ ${v} = 1)`])).join(' /\\ ')
    return [
      '---- MODULE M ----', 'EXTENDS Naturals', 'VARIABLES x, y, z',
      'M3(a) == (a + 1) % 3', 'Ok(a) == a < 2 \\/ a = 2', "En(a) == ENABLED (a < 2 /\\ x' = a)", 'Set(p, a) == p = a', 'T == [i \\in 0..2 |-> i < 2 \\/ x = i]',
      `A == ${this.action()}`, `B == ${this.action()}`, 'C == A \\/ B',
      `Init == ${init}${random.chance(0.3) ? ' /\\ (x = 0 \\/ y < 2)' : ''}`, `Next == ${this.next(3)}`, `Inv == x + y + z <= ${3 + random.below(4)}`, '====',
    ].join('\n')
  }

  private choice(options: readonly (() => string)[]): string {
    return this.random.pick(options)()
  }

  private binding(make: (name: string) => string): string {
    const name = `b${this.fresh++}`
    this.bound.push(name)
    const text = make(name)
    this.bound.pop()
    return text
  }

  private atom(): string {
    return this.random.pick([...VARIABLES, ...VARIABLES, '0', '1', '2', ...this.bound])
  }

  private value(): string {
    if (this.assigned.length > 0 && this.random.chance(0.15)) return this.random.pick([`${this.random.pick(this.assigned)}'`, `M3(${this.random.pick(this.assigned)})'`, `((${this.random.pick(this.assigned)}' + ${this.atom()}) % 3)`])
    return this.choice([() => this.atom(), () => this.atom(), () => `((${this.atom()} + ${this.atom()}) % 3)`, () => `M3(${this.atom()})`])
  }

  private guard(): string {
    return this.choice([
      () => `${this.atom()} < 2`, () => `${this.atom()} # ${this.atom()}`, () => `${this.atom()} = ${this.atom()}`, () => 'TRUE',
      () => `(${this.atom()} = 0 \\/ ${this.atom()} < 2)`, () => `~(${this.atom()} = 2)`, () => `(${this.atom()} = 1 => ${this.atom()} < 2 \\/ ${this.atom()} # 1)`,
      () => this.binding((b) => `(\\E ${b} \\in 0..1 : ${b} <= ${this.atom()})`),
      () => this.binding((b) => `(\\A ${b} \\in 0..1 : ${b} <= ${this.atom()} \\/ x < 2)`),
      () => `Ok(${this.atom()})`, () => `En(${this.atom()})`, () => `T[${this.atom()}]`,
    ])
  }

  private assignment(v: string): string {
    return this.choice([
      () => `${v}' = ${this.value()}`, () => `${v}' = ${this.value()}`, () => `${v}' \\in {${this.value()}, ${this.value()}}`, () => `UNCHANGED ${v}`,
      () => `Set(${v}', ${this.value()})`, () => `(${v}' = ${this.value()} \\/ ${v}' = ${this.value()})`,
      () => this.binding((b) => `(\\E ${b} \\in 0..1 : ${v}' = ${b})`),
      () => `(IF ${this.guard()} THEN ${v}' = ${this.value()} ELSE UNCHANGED ${v})`,
      () => `(CASE ${this.guard()} -> ${v}' = ${this.value()} [] OTHER -> ${v}' = ${v})`,
      () => `(LET d${this.fresh} == ${v}' = ${this.value()} IN d${this.fresh} \\/ d${this.fresh++})`,
      () => `${v}' \\in {k \\in 0..2 : k # ${this.atom()}}`,
      () => `((${this.guard()} /\\ ${v}' = 1) \\/ ${v}' = 0)`,
    ])
  }

  private primedTest(): string {
    const v = (): string => this.random.pick(VARIABLES)
    return this.choice([
      () => `${v()}' < 2`, () => `(${v()}' = 0 \\/ ${v()}' < 2)`, () => `${v()}' # ${this.atom()}`, () => `M3(${v()})' < 2`,
      () => this.binding((b) => `(\\E ${b} \\in 0..1 : ${b} < ${v()}')`),
    ])
  }

  private action(): string {
    const { random } = this
    const order = random.chance(0.7) ? VARIABLES : VARIABLES.toReversed()
    const parts: string[] = []
    for (const v of order) {
      if (random.chance(0.4)) parts.push(this.guard())
      parts.push(this.assignment(v))
      this.assigned.push(v)
      if (random.chance(0.25)) parts.push(random.chance(0.5) ? this.guard() : this.primedTest())
    }
    if (random.chance(0.3)) parts.push(this.primedTest())
    this.assigned = []
    return `(${parts.join(' /\\ ')})`
  }

  private next(d: number): string {
    if (d <= 0) return this.action()
    return this.choice([
      () => this.action(), () => `(${this.next(d - 1)} \\/ ${this.next(d - 1)})`, () => this.binding((b) => `(\\E ${b} \\in 0..1 : ${this.next(d - 1)})`),
      () => `(IF ${this.guard()} THEN ${this.next(d - 1)} ELSE ${this.next(d - 1)})`, () => `(${this.guard()} /\\ ${this.next(d - 1)})`,
      () => `(${this.guard()} => ${this.action()})`, () => this.random.pick(['A', 'B', 'C']),
      () => `[${this.action()}]_<<x, y, z>>`, () => `<<${this.action()}>>_<<x, y>>`,
    ])
  }
}
