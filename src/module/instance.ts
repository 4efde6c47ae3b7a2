/**
 * INSTANCE: a module's definitions copied with its constants and variables replaced by expressions of the instancing
 * module.
 *
 * Copies are made when a name is looked up, each once an instance. A definition that depends on nothing substituted is
 * not copied: `I!Len` is `Len`, so that native operators and constant definitions stay one. `x'` of a substituted
 * variable becomes the prime of the substituted expression, because the copy keeps the operator around the variable.
 */
import type { Argument, AssumeProveClaim, BoundVariables, ConstantSymbol, Definition, Expr, LocalSymbol, VariableSymbol } from './resolved.ts'
import type { Instance, InstanceCopy } from './scope.ts'
import { copyArgument, copyExpr, freshLocal, type Replacement } from './copy.ts'
import { forEachDeep } from './walk.ts'

/** What `definition` of the instantiated module is called through the instance. */
export function throughInstance(instance: Instance, definition: Definition): InstanceCopy {
  const known = instance.copies.get(definition)
  if (known !== undefined) return known
  const copy = dependsOn(definition, instance) ? copyDefinition(instance, definition) : { definition, takesParameters: false }
  instance.copies.set(definition, copy)
  return copy
}

/**
 * What a name of an instance means where it is written: `definition`, but out of reach of a replacement that a configuration
 * gives for the original (as in TLC: `Op <- MCOp` with `MCOp == … /\ I!Op`), and with one of its own (`I!Op <- MCOp`). Natives
 * have none; a LET's has no name in a configuration. `path` tells one name of the instance from another.
 */
export function frontOf(instance: Instance, path: string, definition: Definition, omitted = 0): Definition {
  if (definition.native !== undefined) return definition
  let front = instance.fronts.get(path)
  if (front === undefined) {
    front = { ...definition, origin: definition.origin ?? definition, front: omitted }
    instance.fronts.set(path, front)
    if (instance.letDefinitions?.includes(definition) === true) instance.letDefinitions.push(front)
  }
  return front
}

/** What the last module of a chain of instances calls `name`, from where the chain starts; of which instances it takes the parameters. */
export function throughChain(chain: readonly Instance[], name: string, original: Definition): { readonly definition: Definition; readonly takes: readonly boolean[] } {
  const takes = chain.map(() => false)
  let definition = original
  for (let k = chain.length - 1; k >= 0; k--) {
    const copy = throughInstance(chain[k]!, definition)
    definition = copy.definition
    takes[k] = copy.takesParameters
  }
  const omitted = chain.reduce((n, { parameters }, k) => (takes[k] ? n : n + parameters.length), 0)
  return { definition: frontOf(chain[0]!, [...chain.slice(1).map((i) => i.name ?? ''), name].join('!'), definition, omitted), takes }
}

function copyDefinition(instance: Instance, original: Definition): InstanceCopy {
  const leading = instance.parameters.map(freshLocal)
  const own = original.parameters.map(freshLocal)
  const copy: Definition = {
    ...original,
    name: instance.name === undefined ? original.name : `${instance.name}!${original.name}`,
    parameters: [...leading, ...own],
    body: undefined,
    inLet: original.inLet || instance.letDefinitions !== undefined,
    local: false,
    origin: original.origin ?? original,
  }
  const result = { definition: copy, takesParameters: leading.length > 0 }
  instance.copies.set(original, result) // before the body: the definition may be recursive
  if (original.body !== undefined) {
    const locals = new Map(original.parameters.map((p, i) => [p, own[i] as LocalSymbol]))
    const replacement = instanceReplacement(instance, leading, locals)
    copy.body = copyExpr(original.body, replacement)
    if (original.claim?.kind === 'assumeProve') copy.claim = copyClaim(original.claim, replacement)
  }
  instance.letDefinitions?.push(copy)
  return result
}

function copyClaim(claim: AssumeProveClaim, replacement: Replacement): AssumeProveClaim {
  return { ...claim, parts: claim.parts.map((p) => (p === undefined ? p : p.kind === 'assumeProve' ? copyClaim(p, replacement) : copyExpr(p, replacement))) }
}

/** An expression of the instantiated module (of an anonymous instance without parameters) as it reads through the instance. */
export function expressionThrough(instance: Instance, e: Expr): Expr {
  return copyExpr(e, instanceReplacement(instance, [], new Map()))
}

function instanceReplacement(instance: Instance, leading: readonly LocalSymbol[], locals: Map<LocalSymbol, LocalSymbol>): Replacement {
  const prefix = leading.map((p) => asArgument(p))
  return {
    locals,
    lets: new Map(),
    formals: new Map(),
    bound: boundBy(instance),
    symbol: (symbol) => {
      const value = instance.substitution.get(symbol)
      return value === undefined || leading.length === 0 ? value : withParameters(value, instance.parameters, leading)
    },
    definition: (inner) => {
      const copy = throughInstance(instance, inner)
      return { definition: copy.definition, prefix: copy.takesParameters ? prefix : [] }
    },
  }
}

function boundBy({ substitution }: Instance): BoundVariables {
  const definitions: Definition[] = []
  let parameter: VariableSymbol | undefined
  for (const [symbol, value] of substitution) {
    if (symbol.kind !== 'variable') continue
    if (value.kind === 'call' && value.definition.substitutes === symbol) definitions.push(value.definition)
    else if (value.kind === 'local') parameter = symbol
  }
  return { definitions, parameter }
}

/** A parameter as an argument for another call. */
export function asArgument(p: LocalSymbol): Argument {
  return p.arity === 0 ? { kind: 'local', symbol: p, span: p.span } : { kind: 'operatorLocal', symbol: p, span: p.span }
}

/** A value written with the instance's template parameters, rewritten for one copy's own. */
export function withParameters(value: Argument, template: readonly LocalSymbol[], fresh: readonly LocalSymbol[]): Argument {
  return copyArgument(value, {
    locals: new Map(template.map((p, i) => [p, fresh[i] as LocalSymbol])),
    lets: new Map(),
    formals: new Map(),
    symbol: () => undefined,
    definition: (definition) => ({ definition, prefix: [] }),
  })
}

/** Does it mention, itself or through what it calls, a substituted symbol? */
function dependsOn(definition: Definition, instance: Instance): boolean {
  const { substitution, depends } = instance
  if (substitution.size === 0) return false
  if (definition.claim?.kind === 'assumeProve') return true // for SANY it is an expression then
  const seen = new Set<Definition>()
  const search = (d: Definition): boolean => {
    const known = depends.get(d)
    if (known !== undefined) return known
    if (seen.has(d) || d.body === undefined) return false
    seen.add(d)
    let found = false
    for (const e of [d.body, ...statedBy(d)]) {
      forEachDeep(e, (part) => {
        if (found) return
        if (part.kind === 'variable' || part.kind === 'constant' || part.kind === 'operatorConstant') found = substitution.has(part.symbol)
        else if (part.kind === 'call' || part.kind === 'operatorDefinition') found = search(part.definition)
      })
    }
    if (found) depends.set(d, true)
    return found
  }
  const result = search(definition)
  if (!result) for (const d of seen) depends.set(d, false) // only now: a cycle may have been cut on the way
  return result
}

/** The expressions of an ASSUME/PROVE. */
function statedBy({ claim }: Definition): readonly Expr[] {
  const parts = (of: AssumeProveClaim): readonly Expr[] => of.parts.flatMap((p) => (p === undefined ? [] : p.kind === 'assumeProve' ? parts(p) : [p]))
  return claim?.kind === 'assumeProve' ? parts(claim) : []
}

/**
 * What stands for a constant or variable in the copies: the expression itself where it is a plain name or literal (for a
 * variable: a variable or parameter), else a definition `I!x` with the instance's parameters, so that it is written, named
 * and evaluated once.
 */
export function substituted(value: Argument, instance: { name: string | undefined; module: string; parameters: readonly LocalSymbol[]; letDefinitions: Definition[] | undefined }, symbol: ConstantSymbol | VariableSymbol): Argument {
  if (symbol.kind === 'variable' ? value.kind === 'variable' || value.kind === 'local' : isPlain(value)) return value
  return defined(value, instance, symbol)
}

/** The same, by a definition in any case. */
export function defined(value: Argument, instance: Parameters<typeof substituted>[1], symbol: ConstantSymbol | VariableSymbol): Argument {
  const leading = instance.parameters.map(freshLocal)
  const moved = leading.length === 0 ? value : withParameters(value, instance.parameters, leading)
  const own = moved.kind === 'operatorLambda' ? moved.parameters : []
  const definition: Definition = {
    kind: 'definition',
    name: instance.name === undefined ? symbol.name : `${instance.name}!${symbol.name}`,
    module: instance.module,
    parameters: [...leading, ...own],
    body: moved.kind === 'operatorLambda' ? moved.body : (moved as Expr),
    native: undefined,
    recursive: false,
    level: 0,
    inLet: instance.letDefinitions !== undefined,
    local: false,
    span: value.span,
    replacedBy: undefined,
    ...(symbol.kind === 'variable' ? { substitutes: symbol } : {}),
  }
  instance.letDefinitions?.push(definition)
  const prefix = instance.parameters.map(asArgument)
  return own.length > 0
    ? { kind: 'operatorDefinition', definition, prefix, span: value.span }
    : { kind: 'call', definition, args: prefix, span: value.span }
}

function isPlain(value: Argument): boolean {
  switch (value.kind) {
    case 'operatorDefinition': return value.prefix.length === 0
    case 'operatorLocal': case 'operatorConstant': case 'operatorBuiltin': return true
    case 'number': case 'string': case 'boolean': case 'stringSet': case 'booleanSet': case 'local': case 'variable': return true
    case 'constant': case 'call': return value.args.length === 0
    default: return false
  }
}
