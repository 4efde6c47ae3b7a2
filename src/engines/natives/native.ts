/**
 * What a native operator is, and what it may use of its surroundings.
 *
 * A native gets evaluated arguments; operator arguments come as functions on values. Everything that is not a function of
 * the arguments (statistics, registers, random numbers, files, the terminal) is reached through the context, which the
 * engine is handed from outside: nothing here knows a clock, a file or a console.
 */
import type { Expr } from '../../module/resolved.ts'
import type { Statistics } from '../../program/program.ts'
import type { Value } from '../../value/store.ts'

/** An operator passed as an argument. */
export type NativeOperator = (...args: Value[]) => Value

export type NativeArgument = Value | NativeOperator

/** What the surroundings lend to natives. Everything is optional: without it the operator is refused with a reason. */
export interface EngineOptions {
  /** Print, PrintT: one line of text. Absent: nothing is printed. */
  readonly print?: ((line: string) => void) | undefined
  readonly readFile?: ((path: string) => string | undefined) | undefined
  readonly writeFile?: ((path: string, text: string, append: boolean) => void) | undefined
  /** Runs a program: command and arguments to exit value and outputs. */
  readonly run?: ((command: readonly string[], environment: ReadonlyMap<string, string>) => ProgramOutput) | undefined
  /** Allows operators that run programs or write files. */
  readonly allowExec?: boolean | undefined
  readonly environment?: ReadonlyMap<string, string> | undefined
  /** Milliseconds since 1970, for JavaTime. */
  readonly now?: (() => number) | undefined
  /** Of RandomElement and Randomization. */
  readonly seed?: number | undefined
  /** Called by the interpreter with each expression that it enters. */
  readonly observe?: ((e: Expr) => void) | undefined
  /** The program is searched, and steps of its single actions are asked for now and then only: they are not compiled. */
  readonly searchOnly?: boolean | undefined
}

export interface ProgramOutput {
  readonly exitValue: number
  readonly stdout: string
  readonly stderr: string
}

/** Everything a native may use that is not an argument. One a program. */
export interface NativeContext {
  readonly options: EngineOptions
  readonly statistics: Statistics
  /** TLCGet/TLCSet of numbers. */
  readonly registers: Map<Value, Value>
  /** Warns; the same text once. */
  warn(message: string): void
  /**
   * Says that the result depends on more than the arguments. Fleeting: it is evaluated each time; otherwise a constant
   * definition that contains it is evaluated once, as in TLC.
   */
  impure(fleeting: boolean): void
  /** The next random number in 0 ≤ x < 1. */
  random(): number
  /** Name of the root module. */
  readonly module: string
  /** As configured. */
  readonly checkDeadlock: boolean
}

export interface Native {
  readonly call: (args: readonly NativeArgument[], context: NativeContext) => Value
  /** Decides itself which arguments are evaluated; the interpreter prefers it to `call`. */
  readonly lazy?: (args: readonly (() => Value)[], context: NativeContext) => Value
}
