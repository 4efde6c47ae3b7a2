/**
 * Messages of a trace: what each step put into the network variables and took out of them, and between whom.
 *
 * A network may be a set of messages, a bag (message to count), or channels (a function on nodes, on pairs of nodes, or
 * both nested, to a message, a sequence or a set of messages). Sender and receiver are read from the message's fields
 * (`from`/`to`, `source`/`dest`, …); `client`/`server` name both ends of an exchange, and the direction follows from the
 * type's name (`FetchResponse` goes to the client); for a channel the keys say it. A message that names nobody is a note.
 */
import { tryExplicit } from '../../value/canonical.ts'
import { isRecord, printValue } from '../../value/print.ts'
import { auxOf, componentsOf, HEAP, integerOf, isInteger, Kind, kindOf, FALSE, nameOf, TRUE, type Value } from '../../value/store.ts'

export interface Message {
  readonly value: Value
  /** Nodes that lead to the message inside the network variable: `[a]`, `[a, b]`. */
  readonly owners: readonly Value[]
}

/** A message in transit: who, to whom, what. Undefined ends are not known. */
export interface Transfer {
  readonly from: Value | undefined
  readonly to: Value | undefined
  /** `Fetch offset=0` */
  readonly label: string
  readonly title: string
  readonly message: Value
}

const SENDERS = ['from', 'src', 'source', 'sender', 'msource', 'origin']
const RECEIVERS = ['to', 'dst', 'dest', 'destination', 'receiver', 'recipient', 'target', 'mdest']
const TYPES = ['type', 'mtype', 'kind', 'tag', 'msg']
const REPLY = /(response|reply|answer|ack|result|vote)$/i

/** Messages that are in `after` and not in `before`, with multiplicity. */
export function newMessages(before: Value, after: Value, isNode: (v: Value) => boolean): Message[] {
  const old = new Map<string, number>()
  for (const m of collect(before, [], isNode)) old.set(identity(m), (old.get(identity(m)) ?? 0) + 1)
  return collect(after, [], isNode).filter((m) => {
    const count = old.get(identity(m)) ?? 0
    if (count > 0) old.set(identity(m), count - 1)
    return count === 0
  })
}

function identity(m: Message): string {
  return `${m.owners.join(',')}:${m.value}`
}

function collect(v: Value, owners: readonly Value[], isNode: (v: Value) => boolean): Message[] {
  const e = v < HEAP ? undefined : explicitOrNone(v)
  if (e === undefined) return []
  switch (kindOf(e)) {
    case Kind.set: return componentsOf(e).flatMap((item) => collectItem(item, owners))
    case Kind.sequence: return componentsOf(e).flatMap((item) => collectItem(item, owners))
    case Kind.function: break
    default: return []
  }
  if (isRecord(e)) return [{ value: e, owners }]
  const keys = componentsOf(auxOf(e))
  const values = componentsOf(e)
  return keys.flatMap((key, k) => {
    const value = values[k]!
    const named = isNode(key) ? [key] : nodesOfTuple(key, isNode)
    if (named !== undefined) return collect(value, [...owners, ...named], isNode)
    if (isInteger(value)) return Array.from({ length: Math.min(integerOf(value), 100) }, () => ({ value: key, owners }))
    return collect(value, owners, isNode)
  })
}

/** An element of a set or sequence of messages: any value may be one. */
function collectItem(item: Value, owners: readonly Value[]): Message[] {
  return [{ value: item, owners }]
}

function nodesOfTuple(key: Value, isNode: (v: Value) => boolean): Value[] | undefined {
  if (key < HEAP || kindOf(key) !== Kind.sequence) return undefined
  const parts = componentsOf(key)
  return parts.length > 0 && parts.every(isNode) ? parts : undefined
}

function explicitOrNone(v: Value): Value | undefined {
  try {
    return tryExplicit(v)
  } catch {
    return undefined
  }
}

/**
 * Reads sender, receiver and label out of a message. `isPeer` also accepts ends that are not nodes (a controller); fields
 * in `quiet` are left out of the label.
 */
export function transferOf(message: Message, isPeer: (v: Value) => boolean, quiet: ReadonlySet<string> = new Set()): Transfer {
  const fields = fieldsOf(message.value)
  const used = new Set<string>()
  const take = (names: readonly string[]): Value | undefined => {
    const name = names.find((candidate) => fields.has(candidate) && isPeer(fields.get(candidate)!))
    if (name === undefined) return undefined
    used.add(name)
    return fields.get(name)
  }
  const type = TYPES.find((candidate) => fields.has(candidate))
  const title = type === undefined ? '' : plain(fields.get(type)!)
  if (type !== undefined) used.add(type)
  let from = take(SENDERS)
  let to = take(RECEIVERS)
  if (from === undefined && to === undefined) {
    const client = take(['client'])
    const server = take(['server'])
    if (client !== undefined || server !== undefined) [from, to] = REPLY.test(title) ? [server, client] : [client, server]
  }
  from ??= message.owners.length > 1 ? message.owners[0] : undefined
  to ??= message.owners.length > 1 ? message.owners[1] : message.owners[0]
  const rest = [...fields].filter(([name]) => !used.has(name) && !quiet.has(name)).map(([name, value]) => fieldText(name, value))
  const label = fields.size === 0 ? printValue(message.value, 60) : [title, ...rest].filter((part) => part !== '').join(' ')
  return { from, to, label, title: title === '' ? label : title, message: message.value }
}

function fieldsOf(v: Value): Map<string, Value> {
  if (v < HEAP || !isRecord(v)) return new Map()
  const values = componentsOf(v)
  return new Map(componentsOf(auxOf(v)).map((key, k) => [nameOf(key), values[k]!]))
}

function fieldText(name: string, value: Value): string {
  if (value === TRUE) return name
  return value === FALSE ? `not ${name}` : `${name}=${plain(value)}`
}

/** Strings without quotes: labels are read, not parsed. */
function plain(v: Value): string {
  return v >= HEAP && kindOf(v) === Kind.string ? nameOf(v) : printValue(v, 60)
}

/** Values that stand at either end of some message: fields with a sender's or receiver's name holding an atom. */
export function peersIn(message: Message): Value[] {
  const fields = fieldsOf(message.value)
  return [...SENDERS, ...RECEIVERS, 'client', 'server'].flatMap((name) => {
    const v = fields.get(name)
    return v !== undefined && v >= HEAP && (kindOf(v) === Kind.modelValue || kindOf(v) === Kind.string) ? [v] : []
  })
}

/** Fields that say nothing: the same value in every message of the trace that has them (and there are several). */
export function quietFields(messages: readonly Message[]): Set<string> {
  const values = new Map<string, { value: Value; count: number; varies: boolean }>()
  for (const { value } of messages) {
    for (const [name, field] of fieldsOf(value)) {
      const known = values.get(name)
      if (known === undefined) values.set(name, { value: field, count: 1, varies: false })
      else values.set(name, { value: field, count: known.count + 1, varies: known.varies || known.value !== field })
    }
  }
  return new Set([...values].filter(([name, { count, varies }]) => !varies && count > 2 && !TYPES.includes(name)).map(([name]) => name))
}
