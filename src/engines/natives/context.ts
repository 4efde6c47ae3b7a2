/** The surroundings of a program's natives: registers, seeded random numbers, warnings. */
import type { Model } from '../../module/resolved.ts'
import type { Statistics } from '../../program/program.ts'
import type { Value } from '../../value/store.ts'
import type { EngineOptions, NativeContext } from './native.ts'

export interface ContextParts {
  readonly options: EngineOptions
  readonly model: Model
  readonly statistics: Statistics
  readonly warn: (message: string) => void
  readonly impure: (fleeting: boolean) => void
}

export function makeNativeContext({ options, model, statistics, warn, impure }: ContextParts): NativeContext {
  return { options, statistics, warn, impure, module: model.module.name, checkDeadlock: model.checkDeadlock, registers: new Map<Value, Value>(), random: randomNumbers(options.seed ?? 0) }
}

/** A small seeded generator (mulberry32): the same seed gives the same run. */
function randomNumbers(seed: number): () => number {
  let a = (seed ^ 0x9e3779b9) | 0
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
