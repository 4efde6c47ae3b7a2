/**
 * Values as TLA+ text, the way TLC prints them: records as `[a |-> 1]`, functions as `(k :> v @@ …)`, tuples as `<<…>>`.
 * `limit` cuts long texts with an ellipsis; the text is for people unless no limit is given, when it parses back.
 */
import { closureOf, componentOf, HEAP, integerOf, Kind, lengthOf, nameOf, S, TRUE, auxOf, type Value } from './store.ts'

const IDENTIFIER = /^[A-Za-z_0-9]*[A-Za-z_][A-Za-z_0-9]*$/

/** TLA+ text of a value, at most about `limit` characters when a limit is given. */
export function printValue(v: Value, limit = Infinity): string {
  const text = print(v, limit === Infinity ? Infinity : limit * 2)
  return text.length <= limit ? text : `${text.slice(0, Math.max(1, limit - 1))}…`
}

function list(v: Value, budget: number, open: string, close: string, item: (k: number) => string): string {
  const n = lengthOf(v)
  let text = open
  for (let k = 0; k < n; k++) {
    if (k > 0) text += ', '
    text += item(k)
    if (text.length > budget) return `${text}, …${close}`
  }
  return text + close
}

/** Whether v is a function whose domain consists of strings (at least one). */
export function isRecord(v: Value): boolean {
  if (v < HEAP || S.kind[v - HEAP] !== Kind.function) return false
  const domain = auxOf(v)
  for (let k = 0; k < lengthOf(domain); k++) {
    const key = componentOf(domain, k)
    if (key < HEAP || S.kind[key - HEAP] !== Kind.string) return false
  }
  return true
}

export function quote(text: string): string {
  return `"${text.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n').replace(/\t/g, '\\t').replace(/\r/g, '\\r').replace(/\f/g, '\\f')}"`
}

function print(v: Value, budget: number): string {
  if (v < HEAP) return String(v)
  const part = (k: number): string => print(componentOf(v, k), budget)
  switch (S.kind[v - HEAP]) {
    case Kind.boolean: return v === TRUE ? 'TRUE' : 'FALSE'
    case Kind.string: return quote(nameOf(v))
    case Kind.modelValue: return nameOf(v)
    case Kind.bigInteger: return String(integerOf(v))
    case Kind.sequence: case Kind.longSequence: return list(v, budget, '<<', '>>', part)
    case Kind.set: case Kind.largeSet: return list(v, budget, '{', '}', part)
    case Kind.function: return printFunction(v, budget)
    case Kind.interval: return `${part(0)}..${part(1)}`
    case Kind.subset: return `SUBSET ${part(0)}`
    case Kind.functionSet: return `[${part(0)} -> ${part(1)}]`
    case Kind.recordSet: return list(v, budget, '[', ']', (k) => `${fieldName(componentOf(auxOf(v), k))}: ${part(k)}`)
    case Kind.product: return Array.from({ length: lengthOf(v) }, (_, k) => part(k)).join(' \\X ')
    case Kind.sequenceSet: return `Seq(${part(0)})`
    case Kind.strings: return 'STRING'
    case Kind.naturals: return 'Nat'
    case Kind.integers: return 'Int'
    case Kind.reals: return 'Real'
    case Kind.any: return 'Any'
    case Kind.cup: return `(${part(0)} \\cup ${part(1)})`
    case Kind.cap: return `(${part(0)} \\cap ${part(1)})`
    case Kind.difference: return `(${part(0)} \\ ${part(1)})`
    case Kind.filter: return `{x \\in ${print(closureOf(v).domain, budget)} : …}`
    default: return `[x \\in ${print(closureOf(v).domain, budget)} |-> …]`
  }
}

function fieldName(key: Value): string {
  const name = nameOf(key)
  return IDENTIFIER.test(name) ? name : quote(name)
}

function printFunction(v: Value, budget: number): string {
  const domain = auxOf(v)
  if (isRecord(v) && componentNames(domain).every((name) => IDENTIFIER.test(name))) {
    return list(v, budget, '[', ']', (k) => `${nameOf(componentOf(domain, k))} |-> ${print(componentOf(v, k), budget)}`)
  }
  const n = lengthOf(v)
  let text = '('
  for (let k = 0; k < n; k++) {
    if (k > 0) text += ' @@ '
    text += `${print(componentOf(domain, k), budget)} :> ${print(componentOf(v, k), budget)}`
    if (text.length > budget) return `${text} @@ …)`
  }
  return `${text})`
}

function componentNames(domain: Value): string[] {
  return Array.from({ length: lengthOf(domain) }, (_, k) => nameOf(componentOf(domain, k)))
}
