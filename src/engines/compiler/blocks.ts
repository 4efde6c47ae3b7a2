/**
 * Where generated statements go and what names are bound to.
 *
 * Compiling an expression appends statements to the current Block and returns a JavaScript expression. A TLA+ definition in
 * a LET and an argument of an inlined operator are bound lazily: their code is written at their first use, in the block of
 * that use, and is known to be available in every block inside it (blocks nest as JavaScript's do). So TLC's call by need
 * costs nothing in straight-line code, and nothing is evaluated that TLC would not evaluate.
 */
import type { Definition, Expr, LocalSymbol, OperatorArgument } from '../../module/resolved.ts'

/** State that an unprimed variable is read from. */
export type Mode = 'now' | 'next'

/** A JavaScript expression: a boolean, or a Value. */
export interface Code {
  readonly js: string
  readonly type: 'bool' | 'val'
}

export class Block {
  readonly lines: string[] = []
  readonly parent: Block | undefined
  /** Number of loops around this block inside its JavaScript function. */
  readonly loops: number
  private readonly available = new Map<Lazy, Code>()
  /** Pure JavaScript expressions already held by a variable. */
  private readonly named = new Map<string, string>()

  constructor(parent: Block | undefined, loops: number) {
    this.parent = parent
    this.loops = loops
  }

  push(line: string): void {
    this.lines.push(line)
  }

  child(inLoop = false): Block {
    return new Block(this, this.loops + (inLoop ? 1 : 0))
  }

  lookup(lazy: Lazy): Code | undefined {
    for (let b: Block | undefined = this; b !== undefined; b = b.parent) {
      const code = b.available.get(lazy)
      if (code !== undefined) return code
    }
    return undefined
  }

  /** The variable that already holds this pure expression here, if there is one. */
  nameOf(js: string): string | undefined {
    for (let b: Block | undefined = this; b !== undefined; b = b.parent) {
      const name = b.named.get(js)
      if (name !== undefined) return name
    }
    return undefined
  }

  markNamed(js: string, name: string): void {
    this.named.set(js, name)
  }

  markAvailable(lazy: Lazy, code: Code): void {
    this.available.set(lazy, code)
  }
}

/** An expression to be evaluated at its first use, in the environment where it was written. */
export interface Lazy {
  readonly kind: 'lazy'
  readonly expr: Expr
  readonly env: Env
  readonly mode: Mode
  /** Block of the binding: a declaration may be inserted there, at this line. */
  readonly home: Block
  readonly line: number
  variable: string | undefined
}

export type Binding =
  | { readonly kind: 'js'; readonly code: Code }
  | Lazy
  /** Operator parameter of an inlined operator. */
  | { readonly kind: 'operator'; readonly argument: OperatorArgument; readonly env: Env; readonly mode: Mode }
  /** Operator parameter of a generated function: a JavaScript function from Values to a Value. */
  | { readonly kind: 'jsFunction'; readonly js: string }
  /** A recursive TLA+ function: a memoised JavaScript function of its argument, and its domain. */
  | { readonly kind: 'recursiveFunction'; readonly js: string; readonly domain: string }

/** Bindings of locals and of LET definitions; persistent. */
export class Env {
  private readonly parent: Env | undefined
  private readonly symbol: LocalSymbol | Definition | undefined
  private readonly binding: Binding | undefined

  private constructor(parent: Env | undefined, symbol: LocalSymbol | Definition | undefined, binding: Binding | undefined) {
    this.parent = parent
    this.symbol = symbol
    this.binding = binding
  }

  static readonly empty = new Env(undefined, undefined, undefined)

  bind(symbol: LocalSymbol, binding: Binding): Env {
    return new Env(this, symbol, binding)
  }

  /** Binds a LET definition: to a lazy value, a generated function. */
  define(definition: Definition, binding: Binding): Env {
    return new Env(this, definition, binding)
  }

  lookup(symbol: LocalSymbol | Definition): Binding | undefined {
    for (let e: Env | undefined = this; e !== undefined; e = e.parent) if (e.symbol === symbol) return e.binding
    return undefined
  }

  /** The environment in which a LET definition was made: the one it was bound in, so that its body sees itself and its siblings. */
  environmentOf(definition: Definition): Env {
    for (let e: Env | undefined = this; e !== undefined; e = e.parent) if (e.symbol === definition) return e
    return Env.empty
  }
}

/** Everything an expression is compiled in. */
export interface Context {
  readonly env: Env
  readonly mode: Mode
  readonly block: Block
  /**
   * Variables whose next value (in Init: current value) is known at this point of an action, with the JavaScript variable
   * that holds it: an unchanged variable is read where it is. Undefined outside of actions: all are known.
   */
  readonly assigned: ReadonlyMap<number, string> | undefined
  /** Compiling the initial predicate: unprimed variables are being assigned. */
  readonly initial: boolean
  /** The remembered parts of the action around this point (memo.ts), outermost first. */
  readonly memos?: readonly Memo[] | undefined
  /** Compiling the steps of one action with its arguments (naming.ts); then nothing is remembered. */
  readonly named?: Named | undefined
  /** Slots of `assigned` that are updated late. */
  readonly updates?: ReadonlyMap<number, Update> | undefined
  /** Of grouped variables (layout.ts) with a next value: JavaScript of a mask of the elements at which it may have changed. */
  readonly changedAt?: ReadonlyMap<number, string> | undefined
  /** Inside a late update: which expressions are handed in from outside. */
  readonly late?: { readonly input: (e: Expr, c: Context) => string | undefined; readonly root: Block; /** slots read by the update itself, filled while compiling */ readonly reads: Set<number> } | undefined
}

/** One action whose steps are being compiled. */
export interface Naming {
  /** Its index among the derived actions. */
  readonly action: number
  /** Its parameters, then its choices. */
  readonly symbols: readonly LocalSymbol[]
  readonly parameters: number
  /** Leaves met so far: which JavaScript variables stand for which symbols (by position). */
  readonly leaves: ReadonlyMap<string, readonly number[]>[]
  /** How often code was called so far that is written elsewhere and reaches a leaf. */
  calls: number
}

/** Where a point in such an action stands: in a leaf of it, or still on the way. */
export interface Named {
  readonly naming: Naming
  readonly inside: boolean
}

/** What a point inside a remembered part of an action needs to know. */
export interface Memo {
  /** Slots that are updated late. */
  readonly late: ReadonlySet<number>
  /** Variables with a slot of their own whose value is in the key. */
  readonly keyed: ReadonlySet<number>
  /** The end of one action: nothing inside it is remembered again. */
  readonly innermost: boolean
}

/** A late update: the generated function and the variables that hold its inputs. */
export interface Update {
  readonly js: string
  readonly inputs: readonly string[]
}

/** Thrown while compiling: this construct is left to the interpreter. */
export class NotCompiled extends Error {}
