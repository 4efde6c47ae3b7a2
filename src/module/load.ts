/**
 * From a root module's text to a resolved module: finds the modules it uses, resolves each once, then computes
 * recursion and levels over everything that is reachable.
 *
 * Files are not opened here: the caller hands in `read`. A module of the user's comes before a built-in one.
 */
import type { Source } from '../syntax/source.ts'
import type { Ident, Module } from '../syntax/tree.ts'
import { parseModule } from '../syntax/parser.ts'
import { didYouMean } from '../syntax/suggest.ts'
import type { Assumption, Definition, Expr, ProvedStep, Resolution, ResolvedModule } from './resolved.ts'
import type { Session } from './context.ts'
import { resolveArgument, resolveExpr } from './expressions.ts'
import { computeLevels, LEVEL_NAMES } from './levels.ts'
import { assumedIn, checkProofLevels, expressionsOf } from './proofLevels.ts'
import { markRecursive, postorder } from './recursion.ts'
import { createReporter, type Reporter } from './reporter.ts'
import type { ModuleScope } from './scope.ts'
import { leavesOutTheorems, standardHome, standardModules } from './standard.ts'
import { resolveModule } from './units.ts'
import { instanceDefinitions } from './members.ts'

/** `path` of the sources of built-in modules begins with this. */
export const BUILT_IN = '<built-in '

export function resolve(root: Source, read: (name: string) => Source | undefined): Resolution {
  const reporter = createReporter()
  const loaded = new Map<string, ModuleScope | 'loading' | 'failed'>()
  const stack: string[] = []
  const sources: Source[] = []
  const finished: ModuleScope[] = []
  const missing = new Set<string>()

  const parse = (source: Source): Module | undefined => {
    const { module, diagnostics } = parseModule(source)
    reporter.diagnostics.push(...diagnostics)
    return diagnostics.some((d) => d.severity === 'error') ? undefined : module
  }

  const enter = (name: string, source: Source): ModuleScope | undefined => {
    loaded.set(name, 'loading')
    stack.push(name)
    sources.push(source)
    const syntax = parse(source)
    if (syntax !== undefined) checkName(reporter, syntax, source)
    const scope = syntax === undefined ? undefined : resolveModule(session, syntax, undefined, source.path.startsWith(BUILT_IN))
    stack.pop()
    loaded.set(name, scope ?? 'failed')
    if (scope === undefined) missing.add(name)
    else finished.push(scope)
    return scope
  }

  const load = (name: Ident): ModuleScope | undefined => {
    const known = loaded.get(name.name)
    if (known === 'loading') {
      const cycle = [...stack.slice(stack.indexOf(name.name)), name.name].join(' → ')
      missing.add(name.name)
      reporter.error('name/circular', `modules use one another in a circle: ${cycle}`, name.span)
      return undefined
    }
    if (known === 'failed') return undefined
    if (known !== undefined) return known
    const text = standardModules.get(name.name)
    const source = read(name.name) ?? (text === undefined ? undefined : { path: `${BUILT_IN}${name.name}>`, text })
    if (source !== undefined) return enter(name.name, source)
    loaded.set(name.name, 'failed')
    missing.add(name.name)
    const near = didYouMean(name.name, standardModules.keys())
    reporter.error('name/module', `cannot find module ${name.name}`, name.span, [
      near === undefined ? { message: `looked for ${name.name}.tla beside the root module, on the library path and among the built-in modules` } : { message: `did you mean ${near}?` },
    ])
    return undefined
  }

  const session: Session = {
    reporter, load, standardHome, theoremsLeftOut: (name) => finished.some((m) => m.standard && leavesOutTheorems(m.name, name)),
    forward: new Set(), missing, instances: [], expr: resolveExpr, argument: resolveArgument,
  }
  try {
    const rootScope = enter(moduleNameOf(root) ?? '', root)
    if (rootScope === undefined || reporter.failed()) return { module: undefined, diagnostics: reporter.diagnostics }
    const module = finish(rootScope, finished, sources, session)
    return { module: reporter.failed() ? undefined : module, diagnostics: reporter.diagnostics }
  } catch (error) {
    // The parser bounds the depth of an expression, not that of all definitions together.
    if (!(error instanceof RangeError) || !/call stack/i.test(error.message)) throw error
    reporter.error('unsupported/too-deep', `module ${stack[stack.length - 1] ?? moduleNameOf(root) ?? ''} is nested too deep to be resolved`, undefined, [{ message: 'name the inner parts of long expressions in definitions of their own, or give node a larger --stack-size' }])
    return { module: undefined, diagnostics: reporter.diagnostics }
  }
}

/** The name that a file must give its module: the file's own. */
function moduleNameOf(source: Source): string | undefined {
  return /([^/\\]+?)(?:\.tla)?$/.exec(source.path)?.[1]
}

function checkName(reporter: Reporter, module: Module, source: Source): void {
  const expected = source.path.startsWith('<') ? undefined : source.path.endsWith('.tla') ? moduleNameOf(source) : undefined
  if (expected !== undefined && expected !== module.name) {
    reporter.error('name/module-name', `the file ${expected}.tla contains a module named ${module.name}`, module.nameSpan, [{ message: 'a module and its file must have the same name' }])
  }
}

function finish(root: ModuleScope, scopes: readonly ModuleScope[], sources: readonly Source[], session: Session): ResolvedModule {
  const { reporter, instances } = session
  root.variables.forEach((v, i) => { (v as { index: number }).index = i })
  const byModule = new Map<string, ReadonlyMap<string, Definition>>()
  const named = new Map<string, ModuleScope>()
  const all: Definition[] = []
  const loose: Expr[] = []
  const proved: ProvedStep[] = []
  const inProofs: Definition[] = []
  const checked = new Map<Assumption, ModuleScope>()
  const collect = (scope: ModuleScope): void => {
    if (!byModule.has(scope.name)) {
      byModule.set(scope.name, scope.definitions)
      named.set(scope.name, scope)
    }
    all.push(...scope.definitions.values())
    for (const e of scope.entries.values()) if (e.kind === 'definition') all.push(e.definition)
    for (const a of scope.assumptions) checked.set(a, scope)
    loose.push(...scope.assumptions.map((a) => a.body), ...scope.theorems.map((t) => t.body))
    proved.push(...scope.proved)
    inProofs.push(...scope.proofDefinitions)
    for (const nested of scope.modules.values()) collect(nested)
  }
  for (const scope of scopes) collect(scope)
  const definitions = instanceDefinitions(root)
  all.push(...definitions.values())
  const order = postorder(all, loose)
  markRecursive(order)
  // what only proofs mention is checked, and otherwise no part of the module
  const everything = [...loose, ...expressionsOf(proved)]
  const levels = computeLevels(postorder([...order, ...inProofs], everything), everything, reporter, instances, assumedIn(proved))
  checkProofLevels(proved, levels, reporter)
  for (const a of checked.keys()) {
    const level = levels.levelOf(a.body)
    if (level !== 0) reporter.error('level/wrong', `an assumption must be constant, but this one is of ${LEVEL_NAMES[level]} level`, a.span)
  }
  return {
    name: root.name,
    constants: root.constants,
    variables: root.variables,
    definitions,
    byModule,
    definitionIn: (module, name) => {
      const entry = named.get(module)?.entries.get(name)
      return entry?.kind === 'definition' ? entry.definition : undefined
    },
    assumptions: root.assumptions,
    theorems: root.theorems,
    modules: [root.name, ...scopes.map((s) => s.name).filter((n) => n !== root.name)],
    sources,
    levelOf: levels.levelOf,
    all: order,
  }
}
