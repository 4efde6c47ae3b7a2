/**
 * Facts about resolved expressions that the compiler decides by: which variables are read, whether evaluating may fail,
 * whether an expression branches in action position, how big it is, whether it may be evaluated ahead of time.
 *
 * All facts are conservative: a wrong guess costs speed, never meaning. Results are memoised a definition; a recursive
 * definition sees the neutral answer for itself.
 */
import { definitionOf, type Argument, type Definition, type Expr, type LocalSymbol } from '../../module/resolved.ts'
import { forEachPart } from '../../module/walk.ts'

/** Natives whose result depends on more than their arguments and the state. */
const IMPURE = new Set(['TLC.JavaTime', 'TLC.TLCGet', 'TLC.TLCSet', 'TLC.RandomElement', 'TLC.Print', 'TLC.PrintT', 'TLC.Assert'])
const IMPURE_MODULES = /^(Randomization|IOUtils|TLCExt|CSV|Json|SVG|HTML)\./

/** Natives that cannot fail whatever they are given. Everything else is taken to fail on wrong arguments. */
const SAFE_BUILTINS = new Set(['and', 'or', 'not'])

export function isOperatorArgument(a: Argument): a is Exclude<Argument, Expr> {
  return a.kind === 'operatorDefinition' || a.kind === 'operatorLocal' || a.kind === 'operatorConstant' || a.kind === 'operatorBuiltin' || a.kind === 'operatorLambda'
}

/** Calls `visit` on every direct sub-expression (bodies of called and of LET definitions are not sub-expressions). */
export function forEachChild(e: Expr, visit: (child: Expr) => void): void {
  if (e.kind === 'let') return visit(e.body)
  const part = (a: Argument): void => (isOperatorArgument(a) ? forEachPart(a, part) : visit(a))
  forEachPart(e, part)
}

/** Definitions that an expression mentions directly (calls and operator arguments, LET definitions included by their uses). */
export function forEachDefinition(e: Expr, visit: (d: Definition) => void): void {
  const argument = (a: Argument): void => {
    if (!isOperatorArgument(a)) return
    if (a.kind === 'operatorDefinition') {
      const d = definitionOf(a.definition)
      if (d.kind === 'definition') visit(d)
      a.prefix.forEach(argument)
    }
  }
  if (e.kind === 'call') {
    const d = definitionOf(e.definition)
    if (d.kind === 'definition') visit(d)
    e.args.forEach(argument)
  } else if (e.kind === 'callLocal' || e.kind === 'constant') {
    e.args.forEach(argument)
  }
}

const LOOPS: ReadonlySet<Expr['kind']> = new Set(['quantifier', 'choose', 'setFilter', 'setMap', 'function'])

export interface Facts {
  /** Variables read unprimed / primed (indices). */
  readonly reads: ReadonlySet<number>
  readonly readsPrimed: ReadonlySet<number>
  /** Asks for a next state, be it of a constant: where there is none, that is an error. */
  readonly primes: boolean
  /** Primes a bound name: an argument means its next value there. */
  readonly primesLocal: boolean
  /** Depends only on arguments and state: may be memoised or folded. */
  readonly pure: boolean
  /** Number of nodes, called definitions counted once each by 1. */
  readonly size: number
  /** Runs over a set, itself or in what it calls: worth remembering. */
  readonly loops: boolean
}

export class Analysis {
  private readonly facts = new Map<Definition, Facts>()
  private readonly exprFacts = new Map<Expr, Facts>()
  private readonly inProgress = new Set<Definition>()
  private readonly branches = new Map<Definition, boolean>()
  private readonly initialBranches = new Map<Definition, boolean>()
  private readonly entered = new Set<Definition>()
  private readonly constantOf: (symbol: unknown) => Expr | Definition | undefined

  constructor(constantOf: (symbol: unknown) => Expr | Definition | undefined = () => undefined) {
    this.constantOf = constantOf
  }

  ofDefinition(d: Definition): Facts {
    const known = this.facts.get(d)
    if (known !== undefined) return known
    if (this.inProgress.has(d) || d.body === undefined) return { reads: new Set(), readsPrimed: new Set(), primes: false, primesLocal: false, pure: !isImpureNative(d), size: 1, loops: d.recursive }
    this.inProgress.add(d)
    const facts = this.ofExpr(d.body)
    this.inProgress.delete(d)
    const result = isImpureNative(d) ? { ...facts, pure: false } : facts
    if (this.inProgress.size === 0 || !d.recursive) this.facts.set(d, result)
    return result
  }

  ofExpr(e: Expr): Facts {
    const known = this.exprFacts.get(e)
    if (known !== undefined) return known
    const facts = this.lookAt(e)
    // Inside a recursive definition, what it says of itself is not settled yet.
    if (this.inProgress.size === 0) this.exprFacts.set(e, facts)
    return facts
  }

  private lookAt(e: Expr): Facts {
    const reads = new Set<number>()
    const readsPrimed = new Set<number>()
    let primes = false
    let primesLocal = false
    let pure = true
    let size = 0
    let loops = false
    const visit = (x: Expr, primed: boolean): void => {
      size++
      if (LOOPS.has(x.kind)) loops = true
      if (x.kind === 'box' || x.kind === 'angle' || (x.kind === 'builtin' && (x.op === 'prime' || x.op === 'UNCHANGED'))) primes = true
      if (x.kind === 'variable') (primed ? readsPrimed : reads).add(x.symbol.index)
      if (primed && (x.kind === 'local' || x.kind === 'callLocal')) primesLocal = true
      if (x.kind === 'constant') {
        const by = this.constantOf(x.symbol)
        if (by !== undefined && by.kind === 'definition') join(this.ofDefinition(by as Definition), primed)
      }
      forEachDefinition(x, (d) => join(this.ofDefinition(d), primed))
      if (x.kind === 'let') for (const d of x.definitions) if (d.body !== undefined) size += 1
      const inner = primed || (x.kind === 'builtin' && x.op === 'prime')
      if (x.kind === 'builtin' && x.op === 'UNCHANGED') visitBoth(x.args[0]!)
      if (x.kind === 'box' || x.kind === 'angle') visitBoth(x.subscript)
      forEachChild(x, (child) => visit(child, inner))
    }
    const visitBoth = (x: Expr): void => {
      visit(x, false)
      visit(x, true)
    }
    const join = (f: Facts, primed: boolean): void => {
      for (const i of f.reads) (primed ? readsPrimed : reads).add(i)
      for (const i of f.readsPrimed) readsPrimed.add(i)
      if (f.primes) primes = true
      if (f.primesLocal) primesLocal = true
      if (!f.pure) pure = false
      if (f.loops) loops = true
    }
    visit(e, false)
    return { reads, readsPrimed, primes, primesLocal, pure, size, loops }
  }

  /**
   * Whether e in action position may give several successors or assign a variable: then it must be compiled as an action;
   * otherwise it is a plain boolean.
   */
  branchesOrAssigns(e: Expr, at: Position = NOTHING_GIVEN): boolean {
    const within = (x: Expr): boolean => this.branchesOrAssigns(x, at)
    switch (e.kind) {
      case 'builtin':
        if (e.op === 'or' || (e.op === 'UNCHANGED' && !at.initial)) return true
        if (e.op === '=' || e.op === 'in') return isAssignable(e.args[0]!, at)
        if (e.op === 'and') return e.args.some(within)
        if (e.op === 'implies') return within(e.args[1]!)
        return false
      case 'quantifier': return e.quantifier === 'exists' || within(e.body)
      case 'if': return within(e.then) || within(e.else)
      case 'case': return e.arms.some((a) => within(a.value)) || (e.other !== undefined && within(e.other))
      case 'let': case 'label': return within(e.body)
      case 'box': case 'angle': return true
      case 'callLocal': return true
      case 'local': {
        const given = at.argument(e.symbol)
        return given !== undefined && this.branchesOrAssigns(given.expr, given.at)
      }
      case 'constant': {
        const by = this.constantOf(e.symbol)
        return by?.kind === 'definition' && this.callBranches(by as Definition, e.args, at)
      }
      case 'call': {
        const d = definitionOf(e.definition)
        return d.kind === 'definition' && this.callBranches(d, e.args, at)
      }
      case 'index': return this.valueBranches(e.function, at)
      default: return false
    }
  }

  private callBranches(d: Definition, args: readonly Argument[], at: Position): boolean {
    if (d.body === undefined || d.native !== undefined || this.entered.has(d)) return false
    const plain = !d.inLet && args.every((a) => !isOperatorArgument(a) && !isAssignable(a, at) && !this.branchesOrAssigns(a, at))
    const branches = at.initial ? this.initialBranches : this.branches
    const known = plain ? branches.get(d) : undefined
    if (known !== undefined) return known
    this.entered.add(d)
    const result = this.branchesOrAssigns(d.body, inCall(d, args, at))
    this.entered.delete(d)
    if (plain) branches.set(d, result)
    return result
  }

  /** Whether e may be a function whose values branch or assign: f[x] is an action then. */
  private valueBranches(e: Expr, at: Position): boolean {
    switch (e.kind) {
      case 'function': return e.self === undefined && this.branchesOrAssigns(e.body, at)
      case 'label': case 'let': return this.valueBranches(e.body, at)
      case 'if': return this.valueBranches(e.then, at) || this.valueBranches(e.else, at)
      case 'case': return e.arms.some((a) => this.valueBranches(a.value, at)) || (e.other !== undefined && this.valueBranches(e.other, at))
      case 'local': {
        const given = at.argument(e.symbol)
        return given !== undefined && this.valueBranches(given.expr, given.at)
      }
      case 'call': {
        const d = definitionOf(e.definition)
        if (d.kind === 'value' || d.body === undefined || d.native !== undefined || d.level === 0 || this.entered.has(d)) return false
        this.entered.add(d)
        const result = this.valueBranches(d.body, inCall(d, e.args, at))
        this.entered.delete(d)
        return result
      }
      default: return false
    }
  }
}

/** Where an expression in action position stands: in the initial predicate or not, and what parameters stand for. */
export interface Position {
  readonly initial: boolean
  readonly argument: (symbol: LocalSymbol) => { readonly expr: Expr; readonly at: Position } | undefined
}

/** In an action, with parameters that stand for values. */
const NOTHING_GIVEN: Position = { initial: false, argument: () => undefined }

function inCall(d: Definition, args: readonly Argument[], at: Position): Position {
  return {
    initial: at.initial,
    argument(symbol) {
      const given = args[d.parameters.indexOf(symbol)]
      if (given !== undefined) return isOperatorArgument(given) ? undefined : { expr: given, at }
      return d.inLet ? at.argument(symbol) : undefined
    },
  }
}

/** Whether e is a primed variable (in the initial predicate: a variable), itself or behind names. */
function isAssignable(e: Expr, at: Position): boolean {
  if (e.kind === 'variable') return at.initial
  if (e.kind === 'builtin') return e.op === 'prime' && !at.initial
  if (e.kind === 'local') {
    const given = at.argument(e.symbol)
    return given !== undefined && isAssignable(given.expr, given.at)
  }
  if (e.kind !== 'call' || e.args.length > 0) return false
  const d = definitionOf(e.definition)
  return d.kind === 'definition' && d.body !== undefined && d.native === undefined && !d.recursive && isAssignable(d.body, inCall(d, [], at))
}

function isImpureNative(d: Definition): boolean {
  return d.native !== undefined && (IMPURE.has(d.native) || IMPURE_MODULES.test(d.native))
}

/** Whether evaluating e can raise an error, given that locals and variables are there. */
export function mayFail(e: Expr): boolean {
  switch (e.kind) {
    case 'number': case 'string': case 'boolean': case 'stringSet': case 'booleanSet': case 'local': case 'variable': return false
    case 'tuple': return e.items.some(mayFail)
    case 'record': return e.fields.some((f) => mayFail(f.value))
    case 'constant': return e.args.length > 0
    case 'builtin': return e.op === 'prime' ? mayFail(e.args[0]!) : !SAFE_BUILTINS.has(e.op) || e.args.some(mayFail)
    default: return true
  }
}
