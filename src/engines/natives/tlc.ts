/** TLC: printing, assertions, registers, statistics, functions by pairs, permutations. */
import { EvaluationError } from '../../value/error.ts'
import { explicit, makeFunction, makeSequence, makeSet, described, sizeOf, solid } from '../../value/canonical.ts'
import { apply, domainOf, makeFunctionOf, makeRecord, sequenceItems } from '../../value/functions.ts'
import { printValue } from '../../value/print.ts'
import { ANY, cup, elementsOf } from '../../value/sets.ts'
import { componentsOf, FALSE, isInteger, Kind, kindOf, makeBoolean, makeInteger, makeString, nameOf, TRUE, type Value } from '../../value/store.ts'
import { isString, operator, truth, value } from './arguments.ts'
import type { Native, NativeContext } from './native.ts'

/** f @@ g: f where both are defined. */
export function merge(f: Value, g: Value): Value {
  const left = solid(f)
  const right = solid(g)
  const domain = explicit(cup(domainOf(left), domainOf(right)))
  const inLeft = new Set(componentsOf(explicit(domainOf(left))))
  return makeFunction(domain, componentsOf(domain).map((x) => apply(inLeft.has(x) ? left : right, x)))
}

function permutations(s: Value): Value {
  const items = elementsOf(s, 'Permutations')
  if (items.length > 9) throw new EvaluationError('eval/set-too-large', `Permutations of ${items.length} elements are too many to enumerate`)
  const domain = explicit(s)
  const found: Value[] = []
  const fill = (chosen: readonly Value[]): void => {
    if (chosen.length === items.length) found.push(makeFunction(domain, chosen))
    else for (const x of items) if (!chosen.includes(x)) fill([...chosen, x])
  }
  fill([])
  return makeSet(found)
}

function sort(s: Value, before: (a: Value, b: Value) => boolean): Value {
  const sorted: Value[] = []
  for (const x of sequenceItems(s, 'SortSeq')) {
    let k = sorted.length
    while (k > 0 && before(x, sorted[k - 1] as Value)) k--
    sorted.splice(k, 0, x)
  }
  return makeSequence(sorted)
}

function assertion(condition: Value, message: Value): Value {
  if (condition === TRUE) return TRUE
  const text = isString(message) ? nameOf(message) : printValue(message, 400)
  if (condition !== FALSE) throw new EvaluationError('eval/not-boolean', `the first argument of Assert is ${described(condition)}, not a boolean`)
  throw new EvaluationError('eval/assert', `Assert failed: ${text}`, 'assert')
}

// ---------------------------------------------------------------- TLCGet and TLCSet

const SINGLE = new Set(['level', 'distinct', 'generated', 'queue', 'diameter', 'duration'])

function get(key: Value, c: NativeContext): Value {
  c.impure(true)
  if (isInteger(key)) {
    const known = c.registers.get(key)
    if (known !== undefined) return known
    const error = new EvaluationError('eval/register', `TLCGet(${printValue(key)}) was undefined: nothing has been stored there`)
    error.notes.push(`store a value first, for example ASSUME TLCSet(${printValue(key)}, 0)`)
    throw error
  }
  if (!isString(key)) throw new EvaluationError('eval/argument', `TLCGet needs a number or a string, found ${described(key)}`)
  const name = nameOf(key)
  if (SINGLE.has(name)) return statistic(name, c)
  switch (name) {
    case 'stats': return makeRecord([...SINGLE].filter((n) => n !== 'level').map((n) => [n, statistic(n, c)] as const))
    case 'config': return makeRecord([
      ['mode', makeString('bfs')], ['worker', 1], ['deadlock', makeBoolean(c.checkDeadlock)], ['depth', -1], ['traces', -1],
      ['seed', makeInteger(c.options.seed ?? 0)], ['fingerprint', 0], ['install', makeString('')], ['sched', makeString('')],
    ])
    case 'spec': return makeRecord([['name', makeString(c.module)]])
    default: {
      const error = new EvaluationError('unsupported/tlcget', `TLCGet(${printValue(key)}) is not supported`, 'unsupported')
      error.notes.push(`supported are numbers and ${[...SINGLE, 'stats', 'config'].map((n) => `"${n}"`).join(', ')}`)
      throw error
    }
  }
}

function statistic(name: string, { statistics }: NativeContext): Value {
  switch (name) {
    case 'level': return makeInteger(statistics.level)
    case 'distinct': return makeInteger(Math.min(statistics.distinct, 0x7fffffff))
    case 'generated': return makeInteger(Math.min(statistics.generated, 0x7fffffff))
    case 'queue': return makeInteger(Math.min(statistics.queue, 0x7fffffff))
    case 'diameter': return makeInteger(statistics.diameter)
    default: return makeInteger(Math.floor(statistics.durationSeconds))
  }
}

function set(key: Value, v: Value, c: NativeContext): Value {
  c.impure(true)
  if (isInteger(key)) {
    c.registers.set(key, solid(v))
    return TRUE
  }
  const name = isString(key) ? nameOf(key) : undefined
  if (name === 'exit' && c.statistics.exit !== undefined) {
    if (v === TRUE || v === FALSE) c.statistics.exit = v === TRUE
    return TRUE
  }
  if (name === 'exit' || name === 'pause') {
    throw new EvaluationError('unsupported/tlcset', `TLCSet("${name}", …) is not supported: the search cannot be stopped from within the specification`, 'unsupported')
  }
  throw new EvaluationError('eval/argument', `TLCSet needs the number of a register, found ${described(key)}`)
}

// ---------------------------------------------------------------- the world

/** Prints values on one line, if there is somewhere to print. */
export function printed(c: NativeContext, ...values: readonly Value[]): void {
  c.impure(false)
  for (const v of values) if (kindOf(v) === Kind.subset) sizeOf(v) // SUBSET of what is no set cannot be printed
  c.options.print?.(values.map((v) => printValue(v)).join('  '))
}

function javaTime(c: NativeContext): Value {
  c.impure(false)
  c.warn('JavaTime makes the result depend on the clock: it cannot be reproduced')
  return makeInteger(Math.floor((c.options.now?.() ?? 0) / 1000) & 0x7fffffff)
}

function randomElement(s: Value, c: NativeContext): Value {
  c.impure(false)
  c.warn(`RandomElement makes the result depend on random numbers (seed ${c.options.seed ?? 0}): not all states may be found`)
  const items = elementsOf(s, 'RandomElement')
  if (items.length === 0) throw new EvaluationError('eval/empty-set', 'RandomElement of the empty set')
  return items[Math.floor(c.random() * items.length)] as Value
}

function evaluated(v: Value): Value {
  return kindOf(v) === Kind.closure || kindOf(v) === Kind.filter ? explicit(v) : solid(v)
}

/** As TLC prints it: an interval stays one. */
function textOf(v: Value): string {
  return printValue(kindOf(v) === Kind.interval ? v : solid(v))
}

export const tlc: readonly (readonly [string, Native])[] = [
  ['TLC.:>', { call: (args) => makeFunctionOf([[value(args[0]), value(args[1])]]) }],
  ['TLC.@@', { call: (args) => merge(value(args[0]), value(args[1])) }],
  ['TLC.Print', {
    call(args, c) {
      printed(c, value(args[0]), value(args[1]))
      return value(args[1])
    },
  }],
  ['TLC.PrintT', {
    call(args, c) {
      printed(c, value(args[0]))
      return TRUE
    },
  }],
  ['TLC.Assert', { call: (args) => assertion(value(args[0]), value(args[1])) }],
  ['TLC.JavaTime', { call: (_args, c) => javaTime(c) }],
  ['TLC.TLCGet', { call: (args, c) => get(value(args[0]), c) }],
  ['TLC.TLCSet', { call: (args, c) => set(value(args[0]), value(args[1]), c) }],
  ['TLC.Permutations', { call: (args) => permutations(value(args[0])) }],
  ['TLC.SortSeq', {
    call(args) {
      const before = operator(args[1])
      return sort(value(args[0]), (a, b) => truth(before(a, b), 'the comparison of SortSeq'))
    },
  }],
  ['TLC.RandomElement', { call: (args, c) => randomElement(value(args[0]), c) }],
  ['TLC.Any', { call: () => ANY }],
  ['TLC.ToString', { call: (args) => makeString(textOf(value(args[0]))) }],
  ['TLC.TLCEval', { call: (args) => evaluated(value(args[0])) }],
]
