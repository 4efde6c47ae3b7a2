/**
 * What changed between two values, part by part: function arguments, record fields, sequence positions, set elements.
 *
 * The unit is a Change: a path into the value (`[r2].epoch`) and what happened there. A part that has changed its shape
 * altogether is shown whole, before and after: the rule of thumb is that a diff which is longer than both values helps
 * nobody.
 */
import { tryExplicit } from '../../value/canonical.ts'
import { isRecord, printValue } from '../../value/print.ts'
import { auxOf, componentsOf, HEAP, Kind, kindOf, nameOf, type Value } from '../../value/store.ts'
import type { State } from '../../program/program.ts'
import { cut } from './text.ts'
import type { Style } from './signs.ts'

export type Change =
  | { readonly kind: 'changed'; readonly path: string; readonly before: Value; readonly after: Value }
  | { readonly kind: 'added' | 'removed'; readonly path: string; /** where in its container: `[3]`, `key |->`, or nothing in a set */ readonly at: string; readonly value: Value }

/** Changes from one value to another, in the order of the parts. Empty when they are equal. */
export function diffValues(path: string, before: Value, after: Value): readonly Change[] {
  if (before === after) return []
  const whole: readonly Change[] = [{ kind: 'changed', path, before, after }]
  const a = explicitForm(before)
  const b = explicitForm(after)
  if (a === undefined || b === undefined) return whole
  const kinds = [kindOf(a), kindOf(b)]
  if (kinds.every((kind) => kind === Kind.set)) return diffSets(path, a, b)
  if (kinds.every((kind) => kind === Kind.sequence)) return diffSequences(path, a, b) ?? whole
  if (kinds.every((kind) => kind === Kind.function)) return diffFunctions(path, a, b) ?? whole
  return whole
}

/** Changes between two states, variable by variable. */
export function diffStates(variables: readonly string[], before: State, after: State): readonly Change[] {
  return variables.flatMap((name, k) => diffValues(name, before[k]!, after[k]!))
}

function explicitForm(v: Value): Value | undefined {
  if (v < HEAP) return undefined
  try {
    return tryExplicit(v)
  } catch {
    return undefined
  }
}

function diffSets(path: string, before: Value, after: Value): Change[] {
  const old = componentsOf(before)
  const fresh = componentsOf(after)
  const inOld = new Set(old)
  const inFresh = new Set(fresh)
  return [
    ...old.filter((v) => !inFresh.has(v)).map((value): Change => ({ kind: 'removed', path, at: '', value })),
    ...fresh.filter((v) => !inOld.has(v)).map((value): Change => ({ kind: 'added', path, at: '', value })),
  ]
}

/** Same length: position by position. Otherwise what is between the common beginning and the common end. */
function diffSequences(path: string, before: Value, after: Value): Change[] | undefined {
  const old = componentsOf(before)
  const fresh = componentsOf(after)
  if (old.length === fresh.length) {
    return worthwhile(old.length, old.filter((v, k) => v !== fresh[k]).length)
      ? old.flatMap((v, k) => diffValues(`${path}[${k + 1}]`, v, fresh[k]!)) : undefined
  }
  if (Math.min(old.length, fresh.length) === 0 && Math.max(old.length, fresh.length) === 1) return undefined
  let start = 0
  while (start < old.length && start < fresh.length && old[start] === fresh[start]) start++
  let end = 0
  while (end < old.length - start && end < fresh.length - start && old[old.length - 1 - end] === fresh[fresh.length - 1 - end]) end++
  return [
    ...old.slice(start, old.length - end).map((value, k): Change => ({ kind: 'removed', path, at: `[${start + k + 1}]`, value })),
    ...fresh.slice(start, fresh.length - end).map((value, k): Change => ({ kind: 'added', path, at: `[${start + k + 1}]`, value })),
  ]
}

function diffFunctions(path: string, before: Value, after: Value): Change[] | undefined {
  const record = isRecord(before) && isRecord(after)
  const old = entriesOf(before)
  const fresh = entriesOf(after)
  const shared = [...old.keys()].filter((key) => fresh.has(key))
  const same = shared.length === old.size && shared.length === fresh.size
  // A message that became another kind of message is a different value, not a changed one.
  if (!same && (record || shared.length === 0)) return undefined
  if (!worthwhile(old.size, shared.filter((key) => old.get(key) !== fresh.get(key)).length) && record) return undefined
  const changes: Change[] = []
  for (const [key, value] of old) {
    const other = fresh.get(key)
    if (other === undefined) changes.push({ kind: 'removed', path, at: `${keyText(key)} |->`, value })
    else changes.push(...diffValues(path + step(key, record), value, other))
  }
  for (const [key, value] of fresh) if (!old.has(key)) changes.push({ kind: 'added', path, at: `${keyText(key)} |->`, value })
  return changes
}

/** A short record or tuple in which everything changed reads better whole. */
function worthwhile(size: number, changed: number): boolean {
  return changed < size || size === 1
}

function entriesOf(f: Value): Map<Value, Value> {
  const values = componentsOf(f)
  return new Map(componentsOf(auxOf(f)).map((key, k) => [key, values[k]!]))
}

function step(key: Value, record: boolean): string {
  return record && /^[A-Za-z_]\w*$/.test(nameOf(key)) ? `.${nameOf(key)}` : `[${keyText(key)}]`
}

function keyText(key: Value): string {
  return printValue(key, 60)
}

/** One line a change: `log[r2]: <<>> → <<1>>`, `network: + [type |-> …]`. Values are cut to fit `width` unless it is infinite. */
export function renderChange(change: Change, style: Style, width = Infinity): string {
  const room = Math.max(24, width - change.path.length - 4)
  const text = (v: Value, share: number): string => width === Infinity ? printValue(v) : cut(printValue(v, share), share, style.signs.ellipsis)
  if (change.kind === 'changed') {
    const before = text(change.before, room)
    const after = text(change.after, room)
    if (before.length + after.length + 3 <= room) return `${change.path}: ${before} ${style.dim(style.signs.becomes)} ${after}`
    const half = Math.floor((room - 3) / 2)
    const [left, right] = before.length < half ? [before.length, room - 3 - before.length] : after.length < half ? [room - 3 - after.length, after.length] : [half, half]
    return `${change.path}: ${text(change.before, left)} ${style.dim(style.signs.becomes)} ${text(change.after, right)}`
  }
  const sign = change.kind === 'added' ? style.green('+') : style.red('-')
  const at = change.at === '' ? '' : `${change.at} `
  return `${change.path}: ${sign} ${at}${text(change.value, Math.max(16, room - at.length - 2))}`
}

/**
 * Changes told briefly, one text a variable: `view: epoch 0 → 1, leader A → B`. For places where a line each is too much;
 * each text is cut to `width`.
 */
export function renderBriefly(changes: readonly Change[], style: Style, width: number): string[] {
  const byVariable = new Map<string, Change[]>()
  for (const change of changes) {
    const variable = /^[^.[]+/.exec(change.path)?.[0] ?? change.path
    byVariable.set(variable, [...byVariable.get(variable) ?? [], change])
  }
  return [...byVariable].map(([variable, group]) => {
    if (group.length === 1) return renderChange(group[0]!, style, width)
    const parts = group.map((change) => {
      const inner = { ...change, path: change.path.slice(variable.length).replace(/^\./, '') }
      return renderChange(inner, style, width).replace(/^: /, '').replace(/^([^ :]+): /, '$1 ')
    })
    return cut(`${variable}: ${parts.join(', ')}`, width, style.signs.ellipsis)
  })
}
