/**
 * Steps of one program that another one does not have: walks both together, breadth first, so that the first example of each
 * is a shortest one.
 *
 * States are compared by the variables that both have. As what only the other has is hidden, all its states that could be
 * meant are kept, as in the replay of a trace; with the same variables that is one. A step that changes nothing that both have
 * can always be taken.
 */
import { Successors, type Program, type State, type Step, type Trace } from '../program/program.ts'
import { EvaluationError } from '../value/error.ts'
import { stateAt, stepTo, successorsOf } from './trace.ts'

export interface Divergence {
  /** `Init` for an initial state. */
  readonly action: string
  /** A shortest behaviour of both, and the step that only one has. */
  readonly trace: Trace
  /** How many such steps follow behaviours of both. */
  readonly count: number
}

export interface Divergences {
  /** One for each action, shortest first. */
  readonly found: readonly Divergence[]
  /** For each action of the first whose steps the other has too: under which names. */
  readonly alsoAs: ReadonlyMap<string, ReadonlySet<string>>
  readonly states: number
  /** False: a limit was reached, and there may be more. */
  readonly complete: boolean
}

export interface DivergenceLimits {
  readonly states: number
  /** Asked now and then. True: stop. */
  stop(): Promise<boolean>
}

interface Node {
  readonly state: State
  /** Where the other could be. */
  readonly others: readonly State[]
  readonly parent: number
  readonly action: number
}

interface Found {
  readonly parent: number
  readonly action: number
  readonly state: State
  count: number
}

/** Nodes between two questions whether to stop. */
const BREATH = 256

export async function divergencesOf(program: Program, other: Program, limits: DivergenceLimits): Promise<Divergences> {
  const shared = program.variables.filter((name) => other.variables.includes(name))
  const own = projection(program, shared)
  const others = projection(other, shared)
  const otherSteps = remembered(other)
  const nodes: Node[] = []
  const known = new Set<string>()
  const found = new Map<number, Found>()
  const alsoAs = new Map<string, Set<string>>()

  const enter = (node: Node): void => {
    const key = `${node.state.join()}|${node.others.map((state) => state.join()).toSorted().join('|')}`
    if (known.has(key)) return
    known.add(key)
    nodes.push(node)
  }
  const differs = (parent: number, action: number, state: State): void => {
    const before = found.get(action)
    if (before === undefined) found.set(action, { parent, action, state, count: 1 })
    else before.count++
  }

  const begins = otherSteps(undefined)
  for (const { state } of stepsOf(program, undefined)) {
    const matches = distinct(begins.map((step) => step.state).filter((start) => others(start) === own(state)))
    if (matches.length === 0) differs(-1, -1, state)
    else enter({ state, others: matches, parent: -1, action: -1 })
  }
  let stopped = false
  for (let i = 0; i < nodes.length && !stopped; i++) {
    if (i % BREATH === 0) stopped = await limits.stop()
    if (nodes.length > limits.states) stopped = true
    const node = nodes[i]!
    const here = own(node.state)
    for (const { action, state } of stepsOf(program, node.state)) {
      const there = own(state)
      const matching = node.others.flatMap((from) => otherSteps(from).filter((step) => others(step.state) === there))
      const matches = distinct([...matching.map((step) => step.state), ...(there === here ? node.others : [])])
      if (matches.length === 0) {
        differs(i, action, state)
        continue
      }
      if (there !== here) note(alsoAs, program.actions[action]!.name, new Set(matching.map((step) => other.actions[step.action]!.name)))
      enter({ state, others: matches, parent: i, action })
    }
  }

  const traceTo = (i: number): Step[] => {
    const node = nodes[i]
    if (node === undefined) return []
    const before = traceTo(node.parent)
    return [...before, stepOf(program, before.at(-1)?.state, node.action, node.state)]
  }
  return {
    found: [...found.values()].map(({ parent, action, state, count }) => {
      const before = traceTo(parent)
      return { action: program.actions[action]?.name ?? 'Init', trace: [...before, stepOf(program, before.at(-1)?.state, action, state)], count }
    }).toSorted((a, b) => a.trace.length - b.trace.length),
    alsoAs, states: nodes.length, complete: !stopped,
  }
}

/** Only names that all steps have. */
function note(alsoAs: Map<string, Set<string>>, name: string, names: ReadonlySet<string>): void {
  const before = alsoAs.get(name)
  alsoAs.set(name, before === undefined ? new Set(names) : new Set([...before].filter((one) => names.has(one))))
}

interface OneStep {
  readonly action: number
  readonly state: State
}

/** Successors that the constraints allow; without a state, the initial ones. After an error those before it. */
function stepsOf(program: Program, from: State | undefined): OneStep[] {
  const out = new Successors(program.variables.length)
  const error = successorsOf(program, from, 1, out)
  if (error !== undefined && !(error instanceof EvaluationError)) throw error
  const steps: OneStep[] = []
  for (let position = 0; position < out.count; position++) {
    const state = stateAt(out, position)
    if (isAllowed(program, from, state)) steps.push({ action: from === undefined ? -1 : out.actions[position]!, state })
  }
  return steps
}

function isAllowed(program: Program, from: State | undefined, to: State): boolean {
  const next = Int32Array.from(to)
  return program.constraints.every((constraint) => constraint.test(next, 0))
    && (from === undefined || program.actionConstraints.every((constraint) => constraint.test(Int32Array.from(from), 0, next, 0)))
}

function remembered(program: Program): (from: State | undefined) => readonly OneStep[] {
  const memory = new Map<string, readonly OneStep[]>()
  return (from) => {
    const key = from?.join() ?? ''
    const steps = memory.get(key) ?? stepsOf(program, from)
    memory.set(key, steps)
    return steps
  }
}

/** The values of some variables, as a key. */
function projection(program: Program, names: readonly string[]): (state: State) => string {
  const slots = names.map((name) => program.variables.indexOf(name))
  return (state) => slots.map((slot) => state[slot]).join()
}

function distinct(states: readonly State[]): State[] {
  return [...new Map(states.map((state) => [state.join(), state])).values()]
}

/** The step with the arguments of its action. */
function stepOf(program: Program, from: State | undefined, action: number, to: State): Step {
  if (from === undefined) return { action: 'Init', args: [], state: to }
  const out = new Successors(program.variables.length)
  successorsOf(program, from, 1, out)
  for (let position = 0; position < out.count; position++) {
    if (out.actions[position] === action && stateAt(out, position).every((value, slot) => value === to[slot])) return stepTo(program, from, out, position)
  }
  return { action: program.actions[action]!.name, args: [], state: to }
}
