/**
 * A program whose search may leave steps for later: partial-order reduction.
 *
 * Why it is sound. Let T be a set of instances of actions such that (1) whatever depends on an enabled one of T is in T, and
 * (2) for a disabled one of T so is, for one of its guards that is false, whatever may change that guard, or one before it in
 * which an error could be raised. Steps outside
 * of T then neither enable nor disable what is in T, and commute with what is enabled of it. Take a behaviour that leads
 * from a state s to something that must not be missed: if a step of T is on it, the first such step can be taken at once, and
 * the rest is shorter. If none is, some enabled k of T can be put in front of it, and it still ends so, provided that k
 * cannot make true what was false: no atom of an invariant that it may change has another truth in s and after k, and
 * whatever else may change such an atom is in T (so that on the way nothing does). The rest is no shorter, so this must not go
 * on for ever: k leads to a state that is in no level up to this one, and levels are finite.
 *
 * So invariants, predicates that must be true somewhere, deadlocks, errors of evaluation and actions that happen all stay
 * reachable, if s is expanded by the enabled instances of T alone. For [][A]_v, either no enabled instance of T changes what A
 * and v look at, or T has all that do.
 */
import { deriveActions } from '../../module/actions.ts'
import type { Model } from '../../module/resolved.ts'
import type { Program, Reduction } from '../../program/program.ts'
import { EvaluationError } from '../../value/error.ts'
import { Interpreter } from '../interpreter/interpreter.ts'
import type { EngineOptions } from '../natives/native.ts'
import { readsOf } from './access.ts'
import { hasBit, makeBits, setBit, unite, type Bits } from './bits.ts'
import { areDependent, disturbs, mayMeet, type Footprint } from './cells.ts'
import { initialValues, settleElements } from './elements.ts'
import { instancesOf, type Instances, type Path } from './instances.ts'
import { conjunctsOf, predicateOf, type Predicate } from './predicates.ts'
import { refuseWhatNeedsAll } from './refusal.ts'
import type { Truth } from './truth.ts'
import { Selection } from './selection.ts'
import { isTame } from './tame.ts'

/** What is known of a model's instances before any state is. */
export interface Independence {
  readonly instances: Instances
  /** By instance: which depend on it. */
  readonly dependents: readonly Bits[]
  /** By instance and path: guards, and what may change anything of the path. */
  readonly disablers: readonly (readonly { readonly guards: readonly Guard[]; readonly all: Bits }[])[]
  /** By instance: predicates that it may change. */
  readonly touched: readonly (readonly Touched[])[]
  /** Action properties: which instances change what they look at. */
  readonly steps: readonly Bits[]
}

export interface Guard {
  readonly truth: Truth
  /** While it is false: what may enable the path, or have an error raised in front of it. */
  readonly until: Bits
  /** No error can ever be raised in it. */
  readonly tame: boolean
}

/** A predicate that an instance may change. */
export interface Touched {
  /** Whatever may change it. */
  readonly writers: Bits
  readonly atoms: readonly { readonly truth: Truth | undefined; readonly writers: Bits }[]
}

/** The same program with a reduction. Throws an EvaluationError when the model asks for what needs all states. */
export function reduce(model: Model, program: Program, options: EngineOptions): Program {
  refuseWhatNeedsAll(model)
  const { next } = model
  const I = new Interpreter(model, { ...options, print: undefined, observe: undefined })
  const derived = next === undefined ? undefined : deriveActions(next, model.nextName)
  const instances = next === undefined || derived === undefined ? undefined : instancesOf(I, next, derived)
  if (instances === undefined) {
    const error = new EvaluationError('config/por', '--por finds no actions in this next-state relation that could be told apart')
    error.notes.push('leave --por out')
    throw error
  }
  const labels: number[] = []
  const reduction = makeReduction(independenceOf(I, model, program, instances), labels)
  return {
    ...program,
    packing: undefined,
    // Whether a hypothesis is met in some state is not preserved.
    witnesses: program.witnesses?.filter(({ kind }) => kind === 'possible'),
    stepWitnesses: undefined,
    reduction,
    expand(states, offset, out) {
      labels.length = 0
      const state = Array.from(states.subarray(offset, offset + program.variables.length))
      for (const [index, action] of program.actions.entries()) {
        action.steps(state, (args, successor) => {
          labels.push(instances.indexOf(index, args) ?? -1)
          const at = out.next(index) // may replace out.states
          out.states.set(successor, at)
        })
      }
    },
  }
}

function independenceOf(I: Interpreter, model: Model, program: Program, instances: Instances): Independence {
  const { all } = instances
  const predicates: Predicate[] = [...model.invariants.flatMap(({ body }) => conjunctsOf(I, body)), ...model.possible.map(({ body }) => predicateOf(I, body))]
  const steps = model.actionProperties.map(({ body }) => readsOf(I, body.kind === 'box' ? [body.action, body.subscript].map((expr) => ({ expr, environment: undefined })) : [{ expr: body, environment: undefined }]))
  const paths = all.flatMap((instance) => instance.paths)
  const initial = initialValues(program)
  settleElements(program.variables.length, initial, [...all, ...paths].map(({ footprint }) => footprint), [
    ...paths.flatMap(({ guards }) => guards.map(({ reads }) => reads)), ...predicates.flatMap(({ reads, atoms }) => [reads, ...atoms.map((atom) => atom.reads)]), ...steps,
  ])
  const size = all.length
  const which = (test: (footprint: Footprint) => boolean): Bits => {
    const bits = makeBits(size)
    all.forEach(({ footprint }, k) => { if (test(footprint)) setBit(bits, k) })
    return bits
  }
  const known = new Map<string, Bits>()
  const writersOf = (reads: Footprint): Bits => {
    const key = reads.text
    let bits = known.get(key)
    if (bits === undefined) known.set(key, (bits = which((footprint) => disturbs(footprint, reads))))
    return bits
  }
  const disablersOf = ({ guards, footprint }: Path): Independence['disablers'][number][number] => {
    // Of the guards before one, those that could raise an error must stay true as well.
    const before = makeBits(size)
    const prepared = guards.map((truth) => {
      const until = writersOf(truth.reads).slice()
      unite(until, before)
      const tame = isTame(I, truth.item, initial, all)
      if (!tame) unite(before, writersOf(truth.reads))
      return { truth, until, tame }
    })
    return { guards: prepared, all: which((other) => mayMeet(other, footprint)) }
  }
  const prepared = predicates.map(({ reads, atoms }) => ({ reads, writers: writersOf(reads), atoms: atoms.map((atom) => ({ ...atom, writers: writersOf(atom.reads) })) }))
  return {
    instances,
    dependents: all.map(({ footprint }) => which((other) => areDependent(footprint, other))),
    disablers: all.map(({ paths }) => paths.map(disablersOf)),
    touched: all.map(({ footprint }, k) => prepared.filter(({ writers }) => hasBit(writers, k)).map(({ writers, atoms }): Touched => ({
      writers,
      atoms: atoms.filter(({ reads }) => disturbs(footprint, reads)).map(({ truth, writers: own }) => ({ truth, writers: own })),
    }))),
    steps: steps.map(writersOf),
  }
}

function makeReduction(independence: Independence, labels: readonly number[]): Reduction {
  const selection = new Selection(independence)
  return {
    select(states, offset, out, isNew) {
      if (labels.length !== out.count || labels.includes(-1)) return undefined
      return selection.select(Array.from(states.subarray(offset, offset + out.width)), out, labels, isNew)
    },
  }
}
