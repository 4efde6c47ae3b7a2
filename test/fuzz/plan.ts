/**
 * What a run does with each of its cases; all of it follows from the command line and the case's number.
 */
export interface Plan {
  readonly seed: number
  readonly count: number
  readonly budgetSeconds: number
  readonly threads: number
  /** Every so manieth case has the whole budget. */
  readonly fullEvery: number
  /** Every so manieth case runs through the interpreter, too. */
  readonly bothEvery: number
}

/** Time after the budget in which a command ends, as in src/cli/supervise.ts. */
export const GRACE_SECONDS = 2

/**
 * A state space without end uses up whatever it is given, so most cases get a tenth of the budget: the mechanisms that
 * end them are the same, sooner.
 */
export function budgetOf({ budgetSeconds, fullEvery }: Plan, number: number): number {
  return number % fullEvery === 0 ? budgetSeconds : budgetSeconds / 10
}

export function hasBothEngines({ bothEvery }: Plan, number: number): boolean {
  return number % bothEvery === 0
}

/** A clock that all threads share. */
export function milliseconds(): number {
  return Number(process.hrtime.bigint() / 1_000_000n)
}
