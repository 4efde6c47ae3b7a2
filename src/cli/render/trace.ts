/**
 * A counterexample as numbered steps: the whole first state, then only what each step changed.
 *
 * A long trace is cut in the middle (its beginning and its end tell the story) with a note of how to see everything.
 */
import type { Loop } from '../../checker/report.ts'
import type { Step, Trace } from '../../program/program.ts'
import { isRecord, printValue } from '../../value/print.ts'
import { auxOf, componentsOf, HEAP, Kind, kindOf, type Value } from '../../value/store.ts'
import { diffStates, renderChange } from './diff.ts'
import type { Style } from './signs.ts'
import { cut, padEnd, widthOf, wrap } from './text.ts'

const LONGEST_VALUE = 600
const LONGEST_FUNCTION = 12

export interface TraceOptions {
  readonly style: Style
  readonly width: number
  /** Every state whole, nothing cut. */
  readonly full: boolean
  /** Steps shown before the middle is left out. */
  readonly most: number
}

export function renderTrace(trace: Trace, variables: readonly string[], options: TraceOptions): string[] {
  const lines: string[] = []
  const hidden = hiddenSteps(trace.length, options)
  trace.forEach((step, k) => {
    if (hidden !== undefined && k >= hidden.from && k < hidden.to) {
      if (k === hidden.from) lines.push(options.style.dim(`     … ${hidden.to - hidden.from} steps left out; --full-states shows everything`))
      return
    }
    lines.push(`${options.style.dim(String(k + 1).padStart(4))}  ${options.style.bold(stepTitle(step, options.full ? Infinity : options.width - 6))}`)
    const previous = trace[k - 1]
    if (previous === undefined || options.full) lines.push(...renderState(step, variables, options))
    else lines.push(...renderStep(previous, step, variables, options))
  })
  return lines
}

/** How a behaviour goes on for ever after its last state. */
export function renderLoop(loop: Loop, style: Style, width: number): string[] {
  const how = loop.kind === 'stuttering'
    ? [`    ${style.signs.loop}  ${style.bold('Stuttering')}: from here on nothing changes any more`]
    : [`    ${style.signs.loop}  ${style.bold(stepTitle(loop, width))}`, `        back to state ${loop.to + 1}, and the same again for ever`]
  const why = loop.because.flatMap((reason) => wrap(reason, Math.max(24, width - 5), '  '))
  return [...how, ...why.map((line, k) => `    ${k === 0 ? 'why:' : '    '} ${line}`)]
}

function hiddenSteps(length: number, { full, most }: TraceOptions): { from: number; to: number } | undefined {
  if (full || length <= most) return undefined
  const tail = Math.ceil(most * 0.7)
  return { from: most - tail, to: length - tail }
}

/** `HandleFetch(leader = A, follower = B)`; when it is too long, the longest arguments give way. */
export function stepTitle(step: Pick<Step, 'action' | 'args'>, width = Infinity): string {
  if (step.args.length === 0) return step.action
  const texts = step.args.map(({ name, value }) => `${name} = ${printValue(value)}`)
  let room = width - step.action.length - 2 * texts.length
  const shortestFirst = texts.map((_, k) => k).toSorted((a, b) => widthOf(texts[a]!) - widthOf(texts[b]!))
  shortestFirst.forEach((k, done) => {
    texts[k] = cut(texts[k]!, Math.max(12, Math.floor(room / (texts.length - done))))
    room -= widthOf(texts[k]!)
  })
  return `${step.action}(${texts.join(', ')})`
}

/** Values of the first state are wrapped rather than cut: everything that follows is a difference to them. */
function renderState(step: Step, variables: readonly string[], { width, full }: TraceOptions): string[] {
  const longest = Math.max(0, ...variables.map((name) => name.length))
  return variables.flatMap((name, k) => {
    const parts = full ? [printValue(step.state[k]!)] : layout(step.state[k]!, Math.max(24, width - longest - 10))
    return parts.map((part, line) => `        ${padEnd(line === 0 ? name : '', longest)}  ${part}`)
  })
}

/** A long function has a line for each argument, anything else is wrapped; still a TLA+ expression. */
function layout(value: Value, width: number): string[] {
  const text = cut(printValue(value, LONGEST_VALUE), LONGEST_VALUE)
  if (widthOf(text) <= width || value < HEAP || kindOf(value) !== Kind.function || isRecord(value)) return wrap(text, width, '  ')
  const keys = componentsOf(auxOf(value))
  return componentsOf(value).slice(0, LONGEST_FUNCTION).flatMap((item, k) => {
    const end = k === keys.length - 1 ? ')' : k === LONGEST_FUNCTION - 1 ? ' @@ …)' : ''
    return wrap(`${k === 0 ? '(  ' : '@@ '}${printValue(keys[k]!)} :> ${cut(printValue(item, LONGEST_VALUE), LONGEST_VALUE)}${end}`, width, '     ')
  })
}

function renderStep(previous: Step, step: Step, variables: readonly string[], { style, width }: TraceOptions): string[] {
  const changes = diffStates(variables, previous.state, step.state)
  if (changes.length === 0) return [`        ${style.dim('(nothing changes)')}`]
  return changes.map((change) => `        ${renderChange(change, style, width - 8)}`)
}

/** Fields of an ALIAS for each state of a trace. */
export type Aliases = readonly ReadonlyMap<string, Value>[]

/** The trace as an ALIAS shows it, fields in the place of variables. Fields that come and go are left out. */
export function throughAlias(trace: Trace, aliases: Aliases): { readonly variables: readonly string[]; readonly trace: Trace } {
  const variables = [...aliases[0]?.keys() ?? []].filter((name) => aliases.every((fields) => fields.has(name)))
  return { variables, trace: trace.map((step, k) => ({ ...step, state: variables.map((name) => aliases[k]!.get(name)!) })) }
}
