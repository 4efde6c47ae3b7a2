/**
 * One compilation: the generated functions so far, fresh names, and what the parts of the compiler need of each other.
 *
 * The parts (expressions, loops, definitions, actions) are mutually recursive by nature; they reach each other through
 * `expr`, handed in by compile.ts, so that the files have no import cycle.
 */
import type { Definition, Expr, LocalSymbol } from '../../module/resolved.ts'
import { sizeOf, tryExplicit } from '../../value/canonical.ts'
import { EvaluationError } from '../../value/error.ts'
import { FALSE, HEAP, Kind, kindOf, TRUE, type Value } from '../../value/store.ts'
import { Analysis, forEachChild, forEachDefinition, isOperatorArgument } from './analysis.ts'
import type { Block, Code, Context, Env, Lazy, Mode } from './blocks.ts'
import type { Layout } from './layout.ts'

/** More elements of a constant set than this are not listed before the search. */
const LISTED_MAX = 100_000

/** An expression that generated code hands to the interpreter, with the locals it reads. */
export interface Fallback {
  readonly expr: Expr
  readonly locals: readonly LocalSymbol[]
}

/** A generated function for a definition. */
export interface Variant {
  readonly name: string
  readonly type: Code['type']
}

/** What the compiler asks of the interpreter. */
export interface Yardstick {
  /** Value of a closed constant expression, or undefined when evaluating it fails. */
  constant(expr: Expr): Value | undefined
  /** Value of a CONSTANT without parameters. */
  constantValue(symbol: unknown): Value | Definition | undefined
}

export class Unit {
  readonly functions: string[] = []
  /** Assignments that make generated code forget the values in its own variables. */
  readonly resets: string[] = []
  readonly fallbacks: Fallback[] = []
  readonly analysis: Analysis
  readonly width: number
  readonly yardstick: Yardstick
  /** Set once by compile.ts. */
  expr!: (e: Expr, c: Context) => Code
  /** Function variants of definitions made so far (definitions.ts). */
  readonly variants = new Map<string, Variant | 'failed'>()
  /** How states are laid out. Set once by compile.ts. */
  layout!: Layout
  /** Number of places so far where a successor is written (remembered.ts). */
  sites = 0
  /** Guards of definitions that are actions (possible.ts); undefined: there are none. */
  readonly guards = new Map<Definition, Definition | undefined>()
  /** Generated functions that several parts use, by name: fields of records, tests in keys. */
  readonly helpers = new Map<string, string>()
  private readonly projections = new Map<string, string>()
  private counter = 0
  private readonly closed = new Map<Expr, boolean>()
  private readonly folded = new Map<Expr, Value | undefined>()

  constructor(width: number, yardstick: Yardstick) {
    this.width = width
    this.yardstick = yardstick
    this.analysis = new Analysis((symbol) => {
      const v = yardstick.constantValue(symbol)
      return typeof v === 'object' ? v : undefined
    })
  }

  /** Compiles a part; when that fails, everything generated for it is gone, and nothing else may call it. */
  attempt<T>(make: () => T): T {
    const { functions, resets, variants, sites } = this
    const before = { functions: functions.length, resets: resets.length, variants: variants.size }
    try {
      return make()
    } catch (error) {
      functions.length = before.functions
      resets.length = before.resets
      for (const [key, variant] of [...variants].slice(before.variants)) if (variant !== 'failed') variants.delete(key)
      this.sites = sites
      throw error
    }
  }

  /** Number of the youngest fresh name: tells which names existed at a moment. */
  get youngest(): number {
    return this.counter
  }

  fresh(prefix: string): string {
    return `${prefix}${++this.counter}`
  }

  /** Name of a generated function from a tuple of the layout to its part in these columns. */
  projection(columns: readonly number[]): string {
    const key = columns.join(', ')
    let name = this.projections.get(key)
    if (name === undefined) {
      name = `proj${this.projections.size}`
      this.projections.set(key, name)
    }
    return name
  }

  /** The columns of each projection, in the order of their names. */
  get projected(): readonly string[] {
    return [...this.projections.keys()]
  }

  value(e: Expr, c: Context): string {
    return asValue(this.expr(e, c))
  }

  boolean(e: Expr, c: Context): string {
    return asBoolean(this.expr(e, c))
  }

  /** The value in a variable of its own, so that it may be written several times. */
  atom(e: Expr, c: Context): string {
    return this.atomOf(this.value(e, c), c)
  }

  /** A variable that holds this expression; the same one wherever it is already available. Only for pure expressions. */
  once(js: string, c: Context): string {
    const known = c.block.nameOf(js)
    if (known !== undefined) return known
    const name = this.atomOf(js, c)
    c.block.markNamed(js, name)
    return name
  }

  atomOf(js: string, c: Context): string {
    if (isTrivial(js)) return js
    const name = this.fresh('t')
    c.block.push(`const ${name} = ${js}`)
    return name
  }

  /** Value of an expression that reads neither locals nor variables, computed now; undefined when there is none. */
  fold(e: Expr): Value | undefined {
    if (this.folded.has(e)) return this.folded.get(e)
    let v: Value | undefined
    if (this.isClosed(e)) {
      const facts = this.analysis.ofExpr(e)
      if (facts.pure && facts.reads.size === 0 && !facts.primes) v = this.yardstick.constant(e)
    }
    this.folded.set(e, v)
    return v
  }

  /** The same for a set of at most `most` elements, all listed. Undefined too where that is an error: it is one when the set is used. */
  list(e: Expr, most = LISTED_MAX): Value | undefined {
    const v = this.fold(e)
    if (v === undefined || v < HEAP || kindOf(v) === Kind.closure) return undefined
    try {
      return (sizeOf(v) ?? Infinity) <= most ? tryExplicit(v) : undefined
    } catch (error) {
      if (error instanceof EvaluationError) return undefined
      throw error
    }
  }

  /** Whether every local in e is bound inside e. */
  isClosed(e: Expr): boolean {
    let known = this.closed.get(e)
    if (known === undefined) {
      known = freeLocals(e).size === 0
      this.closed.set(e, known)
    }
    return known
  }
}

const freeOf = new WeakMap<Expr, ReadonlySet<LocalSymbol>>()

/** Locals that occur in e (and in LET definitions that it calls) and are bound outside of it. */
export function freeLocals(e: Expr): ReadonlySet<LocalSymbol> {
  const known = freeOf.get(e)
  if (known !== undefined) return known
  const free = new Set<LocalSymbol>()
  freeOf.set(e, free)
  const seen = new Set<Definition>()
  const visit = (x: Expr, bound: ReadonlySet<LocalSymbol>): void => {
    if (x.kind === 'local' || x.kind === 'callLocal') {
      if (!bound.has(x.symbol)) free.add(x.symbol)
    }
    if (x.kind === 'call' || x.kind === 'callLocal' || x.kind === 'constant') {
      for (const a of x.args) if (isOperatorArgument(a) && a.kind === 'operatorLocal' && !bound.has(a.symbol)) free.add(a.symbol)
    }
    forEachDefinition(x, (d) => {
      if (d.body === undefined || seen.has(d)) return
      seen.add(d)
      visit(d.body, new Set([...(d.inLet ? bound : []), ...d.parameters]))
    })
    const inner = boundBy(x)
    const all = inner.length === 0 ? bound : new Set([...bound, ...inner])
    if (x.kind === 'call' || x.kind === 'callLocal' || x.kind === 'constant') {
      for (const a of x.args) if (isOperatorArgument(a) && a.kind === 'operatorLambda') visit(a.body, new Set([...bound, ...a.parameters]))
      for (const a of x.args) if (!isOperatorArgument(a)) visit(a, bound)
      return
    }
    forEachChild(x, (child) => visit(child, all))
  }
  visit(e, new Set())
  return free
}

function boundBy(e: Expr): readonly LocalSymbol[] {
  switch (e.kind) {
    case 'setFilter': return e.binder.symbols
    case 'setMap': case 'quantifier': return e.binders.flatMap((b) => b.symbols)
    case 'function': return [...e.binders.flatMap((b) => b.symbols), ...(e.self === undefined ? [] : [e.self])]
    case 'choose': case 'unboundedQuantifier': return e.symbols
    case 'except': return e.updates.map((u) => u.at)
    default: return []
  }
}

export function asValue(code: Code): string {
  if (code.type === 'val') return code.js
  return code.js === 'true' ? String(TRUE) : code.js === 'false' ? String(FALSE) : `(${code.js} ? ${TRUE} : ${FALSE})`
}

export function asBoolean(code: Code): string {
  if (code.type === 'bool') return code.js
  return code.js === String(TRUE) ? 'true' : code.js === String(FALSE) ? 'false' : `truth(${code.js})`
}

export function val(js: string): Code {
  return { js, type: 'val' }
}

export function bool(js: string): Code {
  return { js, type: 'bool' }
}

/** Binds an expression lazily in the current block. */
export function lazily(expr: Expr, env: Env, mode: Mode, block: Block): Lazy {
  block.push('')
  return { kind: 'lazy', expr, env, mode, home: block, line: block.lines.length - 1, variable: undefined }
}

/** Code for the value of a lazy binding, evaluated here unless it is already available. */
export function force(unit: Unit, lazy: Lazy, c: Context): Code {
  const known = c.block.lookup(lazy)
  if (known !== undefined) return known
  if (c.block === lazy.home) {
    const code = unit.expr(lazy.expr, { ...c, env: lazy.env, mode: lazy.mode })
    const result = nameIt(unit, code, c.block)
    c.block.markAvailable(lazy, result)
    return result
  }
  const inner = c.block.child()
  const code = unit.expr(lazy.expr, { ...c, env: lazy.env, mode: lazy.mode, block: inner })
  if (inner.lines.length === 0 && isTrivial(code.js)) return code
  if (isUnstable(unit, lazy, c)) {
    c.block.lines.push(...inner.lines)
    const result = nameIt(unit, code, c.block)
    c.block.markAvailable(lazy, result)
    return result
  }
  if (lazy.variable === undefined) {
    lazy.variable = unit.fresh('v')
    lazy.home.lines[lazy.line] += `let ${lazy.variable};`
  }
  const result = { js: lazy.variable, type: code.type }
  c.block.push(`if (${lazy.variable} === undefined) {`)
  c.block.lines.push(...inner.lines)
  c.block.push(`${lazy.variable} = ${code.js} }`)
  c.block.markAvailable(lazy, result)
  return result
}

/** Whether a lazy value belongs to the function around a late update: there it cannot be shared and is written again. */
export function isOutsideLate(lazy: Lazy, c: Context): boolean {
  if (c.late === undefined) return false
  for (let b: Block | undefined = lazy.home; b !== undefined; b = b.parent) if (b === c.late.root) return false
  return true
}

/** Whether the binding reads the state, itself or through the names in it: then it has another value under a prime. */
export function readsState(unit: Unit, lazy: Lazy): boolean {
  return unit.analysis.ofExpr(lazy.expr).reads.size > 0 || [...freeLocals(lazy.expr)].some((symbol) => {
    const binding = lazy.env.lookup(symbol)
    return binding?.kind === 'lazy' && binding.mode === 'now' && readsState(unit, binding)
  })
}

/** Whether the value may differ between branches of one action: it reads variables that branches assign. */
function isUnstable(unit: Unit, lazy: Lazy, c: Context): boolean {
  if (c.assigned === undefined) return false
  const facts = unit.analysis.ofExpr(lazy.expr)
  return facts.readsPrimed.size > 0 || ((c.initial || lazy.mode === 'next') && facts.reads.size > 0) || freeLocals(lazy.expr).size > 0 && (c.initial || lazy.mode === 'next' || facts.readsPrimed.size > 0)
}

function isTrivial(js: string): boolean {
  return /^-?\w+$/.test(js)
}

function nameIt(unit: Unit, code: Code, block: Block): Code {
  if (isTrivial(code.js)) return code
  const name = unit.fresh('v')
  block.push(`const ${name} = ${code.js}`)
  return { js: name, type: code.type }
}

/** Runs `body` in a nested block and returns its lines joined, for splicing into braces. */
export function nested(c: Context, inLoop: boolean, body: (inner: Context) => void): string {
  const block = c.block.child(inLoop)
  body({ ...c, block })
  return block.lines.join('\n')
}
