/**
 * Tests of steps as JavaScript: action properties and action constraints.
 *
 * A step is remembered by what the test reads of both states. Where an INSTANCE replaces variables by expressions, as a
 * refinement does, the test sees a state only through them: many states look the same, and such a *look* gets a number.
 * Steps of a protocol are far more than the steps that they are of what the protocol implements.
 */
import type { Definition, Model, Named, VariableSymbol } from '../../module/resolved.ts'
import { reachedFrom } from '../../module/reach.ts'
import { NotCompiled } from './blocks.ts'
import { lookUp, setKeys } from './keys.ts'
import { testContext } from './temporal.ts'
import type { Unit } from './unit.ts'

const KEYS_MAX = 10
/** Of what a state looks like. */
const LOOK_KEYS_MAX = 14
/** Numbers of looks stay small integers. */
const LOOKS_MAX = 0x3fffffff

/** What a packed row holds of these variables, as the JavaScript of a few integers. */
export function packedKeys(unit: Unit, reads: readonly number[]): string[] {
  const { slotOf, columnOf, elements } = unit.layout
  const columns = reads.map((i) => columnOf[i]!).filter((column) => column >= 0).sort((a, b) => a - b)
  const keys = reads.filter((i) => slotOf[i]! >= 0).map((i) => `row[offset + ${slotOf[i]}]`)
  if (columns.length > 0) elements.forEach((_, k) => keys.push(`${unit.projection(columns)}(row[offset + ${k}])`))
  return keys
}

/** A step test over states as they are; remembered to be true for the values it was true for. */
export function emitStepTest(unit: Unit, { body }: Named): string {
  const { reads, readsPrimed, pure } = unit.analysis.ofExpr(body)
  const code = codeOf(unit, body)
  const name = unit.fresh('step')
  const keys = [...[...reads].map((i) => `s${i}`), ...[...readsPrimed].map((i) => `p${i}`)]
  unit.functions.push(`function ${name}() {\n${pure && keys.length <= KEYS_MAX ? remembering(unit, keys, code) : `${code.lines}return ${code.test}`}\n}`)
  const loads = [...[...reads].map((i) => `s${i} = from[i + ${i}]`), ...[...readsPrimed].map((i) => `p${i} = to[j + ${i}]`)].join('; ')
  return `(from, i, to, j) => { ${pure ? `ready = true; ${loads}` : 'load(from, i); loadNext(to, j)'}\nreturn ${name}() }`
}

/** All action properties at once, over packed states. */
export function emitAllSteps(unit: Unit, model: Model): string {
  if (model.actionProperties.length === 0) return 'undefined'
  const names = model.actionProperties.map((named) => emitPackedStep(unit, model, named))
  return `(from, i, to, j) => ${names.map((name) => `${name}(from, i, to, j)`).join(' && ')}`
}

interface TestCode {
  readonly lines: string
  readonly test: string
}

function codeOf(unit: Unit, body: Named['body']): TestCode {
  const c = testContext()
  const test = unit.boolean(body, c)
  return { lines: `${c.block.lines.join('\n')}\n`, test }
}

/** The body of a function that evaluates a test unless it was true for these keys. */
function remembering(unit: Unit, keys: readonly string[], { lines, test }: TestCode): string {
  if (keys.length === 0) return `${lines}return ${test}`
  const memo = unit.fresh('memo')
  unit.functions.push(`const ${memo} = new ValueMemo(${keys.length})`)
  return `${lookUp(memo, keys, () => 'return true')}
${lines}if (!(${test})) return false
{ ${setKeys(memo, keys)} }
return true`
}

/** The name of a step test over packed states. */
export function emitPackedStep(unit: Unit, model: Model, { body }: Named): string {
  const { reads, readsPrimed, pure } = unit.analysis.ofExpr(body)
  if (!pure) throw new NotCompiled('an action property that is not a function of the step')
  const code = codeOf(unit, body)
  const loads = [...[...reads].map((i) => `s${i} = ${packedValue(unit, i, 'from', 'i')}`), ...[...readsPrimed].map((i) => `p${i} = ${packedValue(unit, i, 'to', 'j')}`)].join('; ')
  const slow = { lines: `ready = true; ${loads}\n${code.lines}`, test: code.test }
  const name = unit.fresh('packedStep')
  const now = packedKeys(unit, [...reads]).map((js) => js.replace('row[offset', 'from[i'))
  const next = packedKeys(unit, [...readsPrimed]).map((js) => js.replace('row[offset', 'to[j'))
  const look = emitLook(unit, model, body)
  if (look !== undefined) return emitLookedAtStep(unit, name, look, packedSlots(unit, [...reads, ...readsPrimed]), slow)
  const keys = [...now, ...next]
  const given = keys.map((_, k) => `k${k}`)
  const lines = keys.length <= KEYS_MAX ? `${keys.map((js, k) => `const k${k} = ${js}`).join('; ')}\n${remembering(unit, given, slow)}` : `${slow.lines}return ${slow.test}`
  unit.functions.push(`function ${name}(from, i, to, j) {\n${lines}\n}`)
  return name
}

function packedValue(unit: Unit, variable: number, row: string, offset: string): string {
  const { slotOf, columnOf } = unit.layout
  return slotOf[variable]! >= 0 ? `${row}[${offset} + ${slotOf[variable]}]` : `packer.column(${row}, ${offset}, ${columnOf[variable]})`
}

/** The packed slots that hold these variables. */
function packedSlots(unit: Unit, variables: readonly number[]): number[] {
  const { slotOf, elements } = unit.layout
  return [...new Set(variables.flatMap((i) => (slotOf[i]! >= 0 ? [slotOf[i]!] : elements.map((_, k) => k))))]
}

/** The names of a generated function from a packed state to the number of its look, and of what it counts. */
interface Look {
  readonly name: string
  /** Looks so far. */
  readonly count: string
}

/** Undefined: no variable is replaced, or too much is read besides. */
function emitLook(unit: Unit, model: Model, body: Named['body']): Look | undefined {
  const reached = [...reachedFrom([body], model, isReplacement)]
  const replacements = reached.filter((r): r is Definition => 'kind' in r && r.kind === 'definition' && isReplacement(r as Definition))
  const variables = reached.filter((r): r is VariableSymbol => 'kind' in r && r.kind === 'variable').map(({ index }) => index).sort((a, b) => a - b)
  if (replacements.length === 0) return undefined
  const keys = packedKeys(unit, variables)
  if (keys.length + replacements.length > LOOK_KEYS_MAX) return undefined
  for (const replacement of replacements) {
    const part = emitReplacement(unit, replacement)
    if (part === undefined) return undefined
    keys.push(`${part}(row, offset)`)
  }
  const name = unit.fresh('look')
  const memo = unit.fresh('memo')
  const count = unit.fresh('looks')
  const given = keys.map((_, k) => `k${k}`)
  unit.functions.push(`const ${memo} = new ValueMemo(${keys.length})
let ${count} = 0
function ${name}(row, offset) {
${keys.map((js, k) => `const k${k} = ${js}`).join('; ')}
${lookUp(memo, given, (at) => `return ${memo}.table[${at} + ${keys.length}]`)}
if (${count} === ${LOOKS_MAX}) deopt()
${setKeys(memo, given)}
return ${memo}.table[j + ${keys.length}] = ++${count}
}`)
  return { name, count }
}

/** What INSTANCE puts in the place of a variable, without parameters. */
function isReplacement(d: Definition): boolean {
  return d.substitutes !== undefined && d.parameters.length === 0 && d.replacedBy === undefined && d.body !== undefined && !d.inLet
}

/** A generated function from a packed state to the value of such an expression. */
function emitReplacement(unit: Unit, definition: Definition): string | undefined {
  const { reads, primes, pure } = unit.analysis.ofDefinition(definition)
  const keys = packedKeys(unit, [...reads])
  if (!pure || primes || keys.length === 0 || keys.length > LOOK_KEYS_MAX) return undefined
  const c = testContext()
  const js = unit.value({ kind: 'call', definition, args: [], span: definition.span }, c)
  const name = unit.fresh('replacement')
  const memo = unit.fresh('memo')
  const given = keys.map((_, k) => `k${k}`)
  unit.functions.push(`const ${memo} = new ValueMemo(${keys.length})
function ${name}(row, offset) {
${keys.map((key, k) => `const k${k} = ${key}`).join('; ')}
${lookUp(memo, given, (at) => `return ${memo}.table[${at} + ${keys.length}]`)}
return ${name}miss(row, offset, h, ${given.join(', ')})
}
function ${name}miss(row, offset, h, ${given.join(', ')}) {
loadPlain(row, offset); need()
${c.block.lines.join('\n')}
const result = storable(${js})
${setKeys(memo, given)}
return ${memo}.table[j + ${keys.length}] = result
}`)
  return name
}

/** A step by the looks of its states. Where they hardly ever recur it is evaluated at once. */
function emitLookedAtStep(unit: Unit, name: string, look: Look, slots: readonly number[], { lines, test }: TestCode): string {
  const memo = unit.fresh('memo')
  const last = slots.map(() => unit.fresh('last'))
  const [before, asked, off] = ['before', 'asked', 'off'].map((what) => unit.fresh(what))
  const keys = ['before', 'after']
  unit.resets.push(`${before} = NONE`)
  unit.functions.push(`const ${memo} = new ValueMemo(2)
let ${before} = NONE, ${asked} = 0, ${off} = false, ${last.map((js) => `${js} = NONE`).join(', ')}
function ${name}(from, i, to, j) {
if (${off}) return ${name}now(from, i, to, j)
if ((++${asked} & 0xffff) === 0 && ${look.count} * 2 > ${asked}) ${off} = true
if (${before} === NONE || ${slots.map((slot, k) => `from[i + ${slot}] !== ${last[k]}`).join(' || ')}) {
${before} = ${look.name}(from, i)
${slots.map((slot, k) => `${last[k]} = from[i + ${slot}]`).join('; ')}
}
const before = ${before}
const after = ${slots.map((slot) => `from[i + ${slot}] === to[j + ${slot}]`).join(' && ')} ? before : ${look.name}(to, j)
${lookUp(memo, keys, () => 'return true')}
return ${name}miss(from, i, to, j, h, before, after)
}
function ${name}miss(from, i, to, j, h, before, after) {
if (!${name}now(from, i, to, j)) return false
{ ${setKeys(memo, keys)} }
return true
}
function ${name}now(from, i, to, j) {
${lines}return ${test}
}`)
  return name
}
