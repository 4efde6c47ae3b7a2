/**
 * A contract as a TypeScript module: one interface an action, the union of them, context, constants, records.
 *
 * Values are plain data that survives JSON: integers are numbers, model values are strings, sets and sequences are arrays,
 * records are objects, functions are objects by key (or arrays of pairs where keys are no names). The text depends on
 * nothing but the specification, so that a stale file differs.
 */
import type { Model } from '../../module/resolved.ts'
import type { Nodes } from '../../program/program.ts'
import { positionOf, type Span } from '../../syntax/source.ts'
import { propertyOfArgument } from '../../machines/argumentName.ts'
import { shortPath } from '../files.ts'
import type { Contract, ContractAction, ContractArgument, Declared } from './contract.ts'
import { namesOf, pascal, singular, type Names } from './names.ts'
import { isNothing, shapeOf, tagOf, type Fields, type Type } from './type.ts'

/** Something that could not be typed, for the user. */
export interface Untyped {
  readonly where: string
  readonly reason: string
}

export interface Printed {
  readonly text: string
  readonly untyped: readonly Untyped[]
}

/** `command`: what makes the file again. */
export function printContract(contract: Contract, model: Model, nodes: Nodes | undefined, command: string): Printed {
  const names = namesOf(contract, model, nodes?.constant, nodes?.network ?? [])
  const untyped = new Map<string, Untyped>()
  const printer = (where: string) => (type: Type): string => print(type, names, (reason) => { untyped.set(`${where}: ${reason}`, { where, reason }) })
  const { actions, variables, constants } = contract
  const local = variables.filter(({ name }) => nodes?.local.includes(name))
  const blocks = [
    head(contract, command),
    ...[...contract.atoms].map(([atom, members]) => atomAlias(atom, members, names)),
    ...[...names.unions.values()].map(({ name, type }) => `/** ${unionComment(type)} */\nexport type ${name} =\n${type.records.map((fields) => `  | ${names.records.get(shapeOf(fields))!.name}`).toSorted().join('\n')}`),
    ...[...names.records.values()].map(({ name, fields }) => recordInterface(name, fields, printer(name))),
    interfaceOf('Constants', ['The constants of the specification.'], constants.map((c) => property(c, printer(c.name)(c.type)))),
    interfaceOf('Context', ['The variables: one state.'], variables.map((v) => property(v, printer(v.name)(v.type)))),
    ...(names.node === undefined || nodes === undefined || local.length === 0 ? [] : [interfaceOf(names.node, [`What one element of ${nodes.constant} holds: its part of the variables that are functions on ${nodes.constant}.`], local.map((v) => property(v, printer(v.name)(v.type.function?.to ?? v.type))))]),
    ...actions.map((action) => eventInterface(action, names.actions.get(action.name)!, printer(action.name))),
    `/** A step of the specification: which action, with which arguments and choices. */\nexport type Event =${actions.length === 0 ? ' never' : `\n${actions.map(({ name }) => `  | ${names.actions.get(name)!}`).join('\n')}`}`,
    'export type ActionName = Event[\'type\']',
    `/** Arguments of each action in the order of the specification: parameters, then named choices. */\nexport const ACTIONS = {\n${actions.map(({ name, arguments: args }) => `  ${key(name)}: [${args.map((a) => `'${propertyOfArgument(a.name)}'`).join(', ')}],\n`).join('')}} as const satisfies { readonly [A in ActionName]: readonly (keyof Extract<Event, { type: A }>)[] }`,
  ]
  return { text: `${blocks.join('\n\n')}\n`, untyped: [...untyped.values()] }
}

function head(contract: Contract, command: string): string {
  const place = contract.span === undefined ? '' : ` (${shortPath(contract.span.source.path)})`
  return docs([
    `The contract of ${contract.module}${place}: its actions as events, its variables as a context, its constants.`,
    '',
    `Generated; after a change of the specification: ${command}`,
    '',
    'Integers are numbers, model values strings, sets arrays without repetition (their order means nothing), sequences arrays, functions objects by key, or arrays of pairs where the keys are no names. The types in an event are those of the arguments with which the action can be enabled.',
  ], '').trimEnd()
}

function atomAlias(atom: string, members: readonly string[], names: Names): string {
  const name = names.atoms.get(atom)!
  if (!atom.startsWith('=')) return `/** An element of ${atom}. */\nexport type ${name} = string`
  const constant = atom.slice(1)
  // The customary `None = None` is a name to rely on; any other is the configuration's business.
  return `/** The value of ${constant}. */\nexport type ${name} = ${members.length === 1 && members[0] === constant ? `'${constant}'` : 'string'}`
}

function unionComment(type: Type): string {
  const tag = tagOf(type.records[0]!)
  return tag === undefined ? 'One of these records.' : `One of these records, told apart by \`${tag.field}\`.`
}

function recordInterface(name: string, fields: Fields, printType: (type: Type) => string): string {
  return `export interface ${name} {\n${[...fields].map(([field, type]) => `  readonly ${key(field)}: ${printType(type)}\n`).join('')}}`
}

function eventInterface({ name, span, comment, arguments: args }: ContractAction, interfaceName: string, printType: (type: Type) => string): string {
  const properties = args.map((a) => `${docs([argumentComment(a)], '  ')}  readonly ${key(propertyOfArgument(a.name))}${a.optional ? '?' : ''}: ${printType(a.type)}\n`)
  return interfaceOf(interfaceName, [`${lineOf(span)}${comment === undefined ? '' : `: ${comment}`}`], [`  readonly type: '${name}'\n`, ...properties])
}

function argumentComment({ choice, optional, domain }: ContractArgument): string {
  const text = domain === '' ? '' : `\`${domain}\``
  if (!choice) return text
  return `Choice${optional ? ', in one branch only' : ''}${text === '' ? '' : `: ${text}`}`
}

function interfaceOf(name: string, comment: readonly string[], properties: readonly string[]): string {
  return `${docs(comment, '')}export interface ${name} {\n${properties.join('')}}`
}

function property({ name, span, comment }: Declared, type: string): string {
  return `${docs([`${lineOf(span)}${comment === undefined ? '' : `: ${comment}`}`], '  ')}  readonly ${key(name)}: ${type}\n`
}

function lineOf({ source, start }: Span): string {
  return `${shortPath(source.path)}:${positionOf(source, start).line}`
}

const WIDTH = 120

/** A documentation comment; long lines are broken. Nothing for an empty text. */
function docs(lines: readonly string[], indent: string): string {
  if (lines.every((line) => line === '')) return ''
  if (lines.some((line) => line.includes('*/'))) return docs(lines.map((line) => line.replaceAll('*/', '* /')), indent)
  const [only] = lines
  if (lines.length === 1 && only !== undefined && indent.length + only.length + 8 <= WIDTH) return `${indent}/** ${only} */\n`
  return `${indent}/**\n${lines.flatMap((line) => wrap(line, WIDTH - indent.length - 3)).map((line) => `${indent} *${line === '' ? '' : ` ${line}`}\n`).join('')}${indent} */\n`
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}

function key(name: string): string {
  return /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(name) ? name : `'${name}'`
}

// ---------------------------------------------------------------- types

function print(type: Type, names: Names, untyped: (reason: string) => void): string {
  if (type.unknown !== undefined) {
    untyped(type.unknown)
    return `unknown /* ${type.unknown.replaceAll('*/', '* /')} */`
  }
  if (isNothing(type)) {
    untyped('no value is ever given to it')
    return 'unknown /* no value is ever given to it */'
  }
  const union = names.unions.get(type.key)
  if (union !== undefined) return union.name
  const inner = (part: Type): string => print(part, names, untyped)
  const parts: string[] = []
  if (type.booleans !== 0) parts.push(type.booleans === 3 ? 'boolean' : String(type.booleans === 1))
  if (type.integer) parts.push('number')
  if (type.strings === 'all') parts.push('string')
  else parts.push(...type.strings.map((text) => `'${text.replaceAll('\\', '\\\\').replaceAll('\'', '\\\'').replaceAll('\n', '\\n')}'`))
  parts.push(...type.atoms.map((atom) => names.atoms.get(atom) ?? 'string'))
  const { sequence, set, function: map } = type
  if (sequence !== undefined) parts.push(sequence.items === undefined ? arrayOf(sequence.elements, inner) : `readonly [${sequence.items.map(inner).join(', ')}]`)
  if (set !== undefined) parts.push(arrayOf(set, inner))
  if (map !== undefined) parts.push(mapOf(map.from, inner(map.to), inner))
  parts.push(...type.records.map((fields) => names.records.get(shapeOf(fields))!.name))
  return [...new Set(parts)].join(' | ')
}

function arrayOf(elements: Type, inner: (part: Type) => string): string {
  if (isNothing(elements)) return 'readonly never[]'
  const text = inner(elements)
  return `readonly ${/[| ]/.test(text) ? `(${text})` : text}[]`
}

function mapOf(from: Type, to: string, inner: (part: Type) => string): string {
  const named = !from.integer && from.booleans === 0 && from.set === undefined && from.sequence === undefined && from.function === undefined && from.records.length === 0 && from.unknown === undefined
  if (named) return `{ readonly [${keyName(from)}: string]: ${to} }`
  if (from.key === 'i') return `{ readonly [key: number]: ${to} }`
  return `readonly (readonly [${inner(from)}, ${to}])[]`
}

function keyName({ atoms }: Type): string {
  const [only] = atoms
  if (atoms.length !== 1 || only === undefined || only.startsWith('=')) return 'key'
  const name = pascal(singular(only))
  return name[0]!.toLowerCase() + name.slice(1)
}
