/**
 * A counterexample as numbered steps: the whole first state, then only what each step changed.
 *
 * A long trace is cut in the middle (its beginning and its end tell the story) with a note of how to see everything.
 */
import type { Step, Trace } from '../../program/program.ts'
import { printValue } from '../../value/print.ts'
import { diffStates, renderChange } from './diff.ts'
import type { Style } from './style.ts'
import { cut, padEnd } from './text.ts'

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

function hiddenSteps(length: number, { full, most }: TraceOptions): { from: number; to: number } | undefined {
  if (full || length <= most) return undefined
  const tail = Math.ceil(most * 0.7)
  return { from: most - tail, to: length - tail }
}

/** `HandleFetch(leader = A, follower = B)`; long arguments are shortened first, then the whole. */
export function stepTitle(step: Pick<Step, 'action' | 'args'>, width = Infinity): string {
  if (step.args.length === 0) return step.action
  const room = width === Infinity ? Infinity : Math.max(24, Math.floor((width - step.action.length) / step.args.length) - 6)
  const args = step.args.map(({ name, value }) => `${name} = ${room === Infinity ? printValue(value) : cut(printValue(value, room), room)}`)
  return cut(`${step.action}(${args.join(', ')})`, width)
}

function renderState(step: Step, variables: readonly string[], { width, full }: TraceOptions): string[] {
  const longest = Math.max(0, ...variables.map((name) => name.length))
  return variables.map((name, k) => {
    const room = full ? Infinity : Math.max(24, width - longest - 10)
    return `        ${padEnd(name, longest)}  ${full ? printValue(step.state[k]!) : cut(printValue(step.state[k]!, room), room)}`
  })
}

function renderStep(previous: Step, step: Step, variables: readonly string[], { style, width }: TraceOptions): string[] {
  const changes = diffStates(variables, previous.state, step.state)
  if (changes.length === 0) return [`        ${style.dim('(nothing changes)')}`]
  return changes.map((change) => `        ${renderChange(change, style, width - 8)}`)
}
