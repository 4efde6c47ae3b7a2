/**
 * What a search runs on: the generated code over packed states (packing.ts), with the interpreter behind it; and the same
 * for everybody else, over states as they are.
 */
import { Successors, type FairSteps, type Packing, type Program } from '../../program/program.ts'
import type { TemporalAction } from '../../program/temporal.ts'
import type { Packer } from './packing.ts'

type Expand = Program['expand']

/** Successors in another form than those asked for: each is counted there at once, so that a budget is heeded. */
class Relay extends Successors {
  target: Successors | undefined = undefined

  override next(action: number): number {
    this.target!.next(action)
    return super.next(action)
  }
}

interface PackedTests {
  readonly allHold: Packing['allInvariantsHold']
  readonly stepsHold: Packing['allStepsHold']
  readonly packedStepWitnesses: Packing['lacksStepWitness']
  readonly fairSteps: CompiledFairSteps | undefined
}

export interface CompiledFairSteps {
  /** The state whose successors the actions add. */
  readonly start: Expand
  /** Of each its number among the actions of WF and SF, and the variables as they stand in the subscript. */
  readonly actions: readonly { readonly number: number; readonly variables: readonly number[]; readonly add: () => void }[]
}

type FairTests = Pick<TemporalAction, 'enabled' | 'step'>

export function makePacking(packer: Packer, fast: Expand, slow: Program, { allHold, stepsHold, packedStepWitnesses, fairSteps }: PackedTests, fairActions: readonly FairTests[] | undefined, isGivingUp: (error: unknown) => boolean): Packing {
  const { width, columnOf } = packer.layout
  const variables = columnOf.length
  return {
    width,
    pack: (states, offset, to, at) => { packer.pack(states, offset, to, at) },
    unpack: (row, at, to, offset) => { packer.unpack(row, at, to, offset) },
    markChanges: (from, i, to, j, changed) => { packer.markChanges(from, i, to, j, changed) },
    expand(row, offset, out) {
      const before = out.count
      try {
        fast(row, offset, out)
      } catch (error) {
        if (!isGivingUp(error)) throw error
        out.count = before
        const state = new Int32Array(variables)
        packer.unpack(row, offset, state, 0)
        const plain = new Relay(variables)
        plain.target = out
        try {
          slow.expand(state, 0, plain)
        } finally {
          for (let i = 0; i < plain.count; i++) packer.pack(plain.states, i * variables, out.states, (before + i) * out.width)
        }
      }
    },
    allInvariantsHold: allHold === undefined ? undefined : (row, offset, from, i) => {
      try {
        return allHold(row, offset, from, i)
      } catch (error) {
        if (!isGivingUp(error)) throw error
        return false
      }
    },
    lacksStepWitness: packedStepWitnesses,
    fairSteps: fairSteps === undefined || fairActions === undefined ? undefined : guardedFairSteps(packer, fairSteps, fairActions, isGivingUp),
    allStepsHold: stepsHold === undefined ? undefined : (from, i, to, j) => {
      try {
        return stepsHold(from, i, to, j)
      } catch (error) {
        if (!isGivingUp(error)) throw error
        return false
      }
    },
  }
}

const NONE: readonly number[] = []

function guardedFairSteps(packer: Packer, { start, actions }: CompiledFairSteps, tests: readonly FairTests[], isGivingUp: (error: unknown) => boolean): FairSteps {
  const guarded = actions.map(({ number, variables, add }) => ({ number, places: packer.placesOf(variables), add }))
  return {
    covered: actions.map(({ number }) => ({ ...tests[number]!, action: number })),
    expand(row, offset, out) {
      let failed = NONE
      start(row, offset, out)
      for (const { number, places, add } of guarded) {
        const before = out.count
        try {
          add()
          // <<A>>_v asks whether v changes: that may be an error where a variable takes values of several kinds.
          for (let k = before; k < out.count; k++) packer.compareStates(row, offset, out.states, k * out.width, places)
        } catch (error) {
          if (!isGivingUp(error)) throw error
          out.count = before
          failed = [...failed, number]
          start(row, offset, out)
        }
      }
      return failed
    },
  }
}

/** `expand` over states as they are. */
export function unpackedExpand(packer: Packer, packing: Packing): Expand {
  const { width } = packer.layout
  const row = new Int32Array(width + 2)
  const rows = new Relay(width + 2)
  return (states, offset, out) => {
    packer.pack(states, offset, row, 0)
    const before = out.count
    rows.count = 0
    rows.target = out
    try {
      packing.expand(row, 0, rows)
    } finally {
      out.count = before + rows.count
      for (let i = 0; i < rows.count; i++) {
        out.actions[before + i] = rows.actions[i]!
        packer.unpack(rows.states, i * (width + 2), out.states, (before + i) * out.width)
      }
    }
  }
}

/** `allInvariantsHold` over states as they are. */
export function unpackedInvariants(packer: Packer, { allInvariantsHold }: Packing): Program['allInvariantsHold'] {
  // Where nothing is grouped, a packed state begins with the state as it is.
  if (allInvariantsHold === undefined) return undefined
  if (packer.elements === 0) return (states, offset) => allInvariantsHold(states, offset)
  const row = new Int32Array(packer.layout.width + 2)
  return (states, offset) => {
    packer.pack(states, offset, row, 0)
    return allInvariantsHold(row, 0)
  }
}
