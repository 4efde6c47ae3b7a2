/**
 * Remembered actions.
 *
 * What an action does depends on few variables, and their values recur in very many states: most steps of a search have
 * been made before, elsewhere. So the part of an action behind its cheap guards is remembered by the identities of what it
 * reads (bound variables and slots of the state); a hit writes the successors without evaluating anything.
 *
 * A variable that is only read to be updated (`network' = (network \ {m}) \cup {r}`) must not be part of the key, or nothing
 * would ever recur. Its update is kept apart as a *late* function of the variable and of inputs that the memo holds
 * (here m and r); it runs on every hit, and is remembered itself.
 *
 * Parts nest: a whole disjunct of Next, the body of a quantifier inside it, the end of one action. A successor is written
 * by a function of its own, which also records it in every memo around it that is recording; so an outer memo can be filled
 * from hits of inner ones. Tables are direct-mapped and bounded; one that hits rarely is switched off.
 */
import type { Definition, Expr } from '../../module/resolved.ts'
import { forEachChild as forEachPart, forEachDefinition } from './analysis.ts'
import { Block, NotCompiled, type Binding, type Context, type Env, type Memo, type Update } from './blocks.ts'
import { literalOf, summaryOf } from './definitions.ts'
import { hashOf, hasKeys, lookAgain, lookUp, setKeys } from './keys.ts'
import { LATE_ARITY_MAX } from './remembered.ts'
import { readsOf } from './reads.ts'
import { freeLocals, isOutsideLate, type Unit } from './unit.ts'

const KEYS_MAX = 14

/** Compiles `body` (the rest of an action up to its successors) behind a memo; false when it cannot be remembered. */
export function compileRemembered(unit: Unit, rest: readonly Expr[], c: Context, innermost: boolean, body: (inner: Context) => void): boolean {
  const key = keyOf(unit, rest, c.env)
  if (key === undefined || key.keys.length > KEYS_MAX || key.keys.length === 0) return false
  // What all elements hold together recurs little: that is better remembered element by element.
  if (key.wholeColumns > 1 && !innermost) return false
  const keys = namedKeys(unit, key, c)
  const id = unit.fresh('memo')
  const memo: Memo = { late: key.late, keyed: key.plain, innermost }
  const block = c.block.child()
  try {
    unit.attempt(() => body({ ...c, block, memos: [...(c.memos ?? []), memo] }))
  } catch (error) {
    if (!(error instanceof NotCompiled)) throw error
    return false
  }
  unit.functions.push(`const ${id} = makeMemo(${keys.length})`)
  const h = unit.fresh('h')
  c.block.push(`const ${h} = ${id}.off ? -1 : ${id}.slot(${hashOf(keys)})`)
  const replay = (at: string): string => `${id}.hits++; remembered.replay(${id}, ${id}.table[${at} + ${keys.length}])`
  const miss = block.lines.join('\n')
  const given = [...new Set([...outsideNames(miss), ...localsAmong(keys)])]
  unit.functions.push(`function ${id}miss(h, ${given.join(', ')}) {
if (h >= 0) {
${lookAgain(id, keys, (at) => `{ ${replay(at)}; return }`)}
}
need()
if (h >= 0) remembered.begin(${id})
${miss}
if (h < 0 || !remembered.keep(${id})) return
${setKeys(id, keys)}; ${id}.kept(j)
}`)
  c.block.push(`if (${h} >= 0 && ${hasKeys(id, h, keys)}) { ${replay(h)} } else ${id}miss(${[h, ...given].join(', ')})`)
  return true
}

/** The key in variables. Only projections that cannot fail are evaluated ahead of the part that needs them. */
export function namedKeys(unit: Unit, key: Key, c: Context): readonly string[] {
  return key.keys.map((js) => (/^\w+\(|^\(\w+\(/.test(js) ? unit.once(js.replaceAll('apply(', 'lookupOrNone('), c) : js))
}

/** Those keys that are locals where they are made. */
export function localsAmong(keys: readonly string[]): string[] {
  return keys.filter((js) => /^[a-z]\d+$/.test(js) && !js.startsWith('s'))
}

/**
 * Names of JavaScript locals that a piece of generated code uses and does not declare. The part behind a memo runs rarely; in
 * a function of its own it does not weigh on the optimisation of the part in front.
 */
export function outsideNames(text: string): string[] {
  const declared = new Set([...text.matchAll(/\b(?:const|let|function) (\w+)/g)].map((m) => m[1]!))
  for (const m of text.matchAll(/\(([\w, ]*)\) =>/g)) for (const name of m[1]!.split(', ')) declared.add(name)
  return [...new Set(text.match(/\b[abceghioqrtvwx]\d+\b/g) ?? [])].filter((name) => !declared.has(name))
}

/** Writes a successor through a site of its own. `assigned` gives the JavaScript of every slot. */
export function compileSite(unit: Unit, c: Context, action: number): void {
  const slots: number[] = []
  const given: string[] = []
  const late: string[] = []
  const inputs: string[] = []
  const masks: string[] = []
  const memos = c.memos ?? []
  for (let i = 0; i < unit.width; i++) {
    const js = c.assigned!.get(i)!
    const update = c.updates?.get(i)
    if (update === undefined && js !== `s${i}` && unit.layout.columnOf[i]! < 0 && !memos.every(({ keyed }) => keyed.has(i))) {
      // What the old value adds to the fingerprint is not known where the record is made.
      late.push(`{ slot: ${i}, arity: 1, update: same }`)
      inputs.push(js)
    } else if (update !== undefined) {
      late.push(`{ slot: ${i}, arity: ${update.inputs.length}, update: ${update.js} }`)
      inputs.push(...update.inputs)
    } else if (js !== `s${i}`) {
      slots.push(i)
      given.push(js)
      if (unit.layout.columnOf[i]! >= 0) masks.push(`masks[${slots.length - 1}] = ${c.changedAt?.get(i) ?? '-1'}; `)
    }
  }
  const id = unit.sites++
  unit.functions.push(`remembered.site(${action}, [${slots.join(', ')}], [${late.join(', ')}]) // ${id}`)
  const values = [...given, ...inputs].map((js, k) => `values[${k}] = ${js}; `)
  c.block.push(`${values.join('')}${masks.join('')}remembered.write(${id})`)
}

/**
 * slot' = right as a late update: the largest parts of `right` that do not read the slot are evaluated here and become
 * inputs of a generated function.
 */
export function compileLate(unit: Unit, slot: number, right: Expr, c: Context): Update {
  const name = unit.fresh('late')
  const block = new Block(undefined, 0)
  const inputs: string[] = []
  const parameters: string[] = []
  const byExpr = new Map<Expr, { readonly parameter: string; readonly env: Env }>()
  const outer = c
  const reads = new Set<number>()
  const age = unit.youngest
  const input = (e: Expr, { env, mode }: Context): string | undefined => {
    // Under a prime (or UNCHANGED) a part is not what it is outside; what has the prime inside is taken as a whole.
    if (mode === 'next') return undefined
    const known = byExpr.get(e)
    if (known !== undefined && meansTheSame(e, env, known.env)) return known.parameter
    if (e.kind === 'boolean' || e.kind === 'number' || e.kind === 'string' || !isIndependent(unit, e, slot, env, age, inner)) return undefined
    const js = unit.value(e, { ...outer, env, late: undefined })
    const variable = unit.fresh('in')
    unit.functions.push(`let ${variable} = 0`)
    outer.block.push(`${variable} = storable(${js})`)
    const parameter = `u${parameters.length}`
    parameters.push(parameter)
    inputs.push(variable)
    byExpr.set(e, { parameter, env })
    return parameter
  }
  const inner: Context = { ...c, block, late: { input, root: block, reads }, memos: undefined, assigned: undefined }
  const js = unit.value(right, inner)
  if (parameters.length > LATE_ARITY_MAX) throw new NotCompiled('too many inputs of a late update')
  // What the update reads besides its inputs belongs to its key as well.
  const others = [...reads].filter((i) => i !== slot)
  const keys = [`s${slot}`, ...others.map((i) => `s${i}`), ...parameters]
  unit.functions.push(`const ${name}m = new ValueMemo(${keys.length})
function ${name}(${parameters.join(', ')}) {${others.some((i) => unit.layout.columnOf[i]! >= 0) ? '\nneed()' : ''}
${lookUp(`${name}m`, keys, (at) => `return ${name}m.table[${at} + ${keys.length}]`)}
${block.lines.join('\n')}
const result = storable(${js})
${setKeys(`${name}m`, keys)}
return ${name}m.table[j + ${keys.length}] = result
}`)
  return { js: name, inputs }
}

/**
 * At which elements slot' = right changes a grouped variable, as the JavaScript of a mask; undefined: perhaps at all. Behind a
 * memo whose key was made of what the whole part reads, that must be known here too, or elements outside of the key would be recorded.
 */
export function changesAt(unit: Unit, assignment: Expr, { env, memos }: Context): string | undefined {
  const reads = readsOf([assignment], env, {
    constantOf: (symbol) => unit.yardstick.constantValue(symbol),
    literal: (x) => literalOf(unit, x),
    grouped: (i) => unit.layout.columnOf[i]! >= 0,
  })
  if (reads === undefined && memos !== undefined && memos.length > 0) throw new NotCompiled('what an assignment changes is not known')
  return reads === undefined || reads.rewrites ? undefined : [...reads.updatedAt].map((name) => `bit(${name})`).join(' | ') || '0'
}

/** Whether e reads neither the slot nor anything bound since the late update began (names younger than `age`). */
function isIndependent(unit: Unit, e: Expr, slot: number, env: Env, age: number, c: Context): boolean {
  if (unit.analysis.ofExpr(e).reads.has(slot)) return false
  let ok = true
  const check = (binding: Binding | undefined): void => {
    if (binding?.kind === 'lazy') ok &&= isOutsideLate(binding, c)
    else ok &&= binding?.kind === 'js' && Number(/\d+$/.exec(binding.code.js)?.[0] ?? Infinity) <= age
  }
  for (const symbol of freeLocals(e)) check(env.lookup(symbol))
  forEachLetDefinition(e, (d) => check(env.lookup(d)))
  if (!ok) return false
  // Behind a parameter or a LET the slot may be read all the same.
  const reads = readsOf([e], env, { constantOf: (symbol) => unit.yardstick.constantValue(symbol), literal: (x) => literalOf(unit, x), grouped: () => false })
  return reads !== undefined && !reads.whole.has(slot) && !reads.self.has(slot) && ![...reads.projected.values()].some((read) => read.slot === slot)
}

/** Whether what e uses is bound to the same in both environments. */
function meansTheSame(e: Expr, a: Env, b: Env): boolean {
  let same = true
  const check = (symbol: Parameters<Env['lookup']>[0]): void => {
    same &&= a.lookup(symbol) === b.lookup(symbol)
  }
  for (const symbol of freeLocals(e)) check(symbol)
  forEachLetDefinition(e, check)
  return same
}

/** LET definitions that e uses and that are bound outside of it. */
function forEachLetDefinition(e: Expr, visit: (d: Definition) => void): void {
  const seen = new Set<Definition>()
  const own = new Set<Definition>()
  const walk = (x: Expr): void => {
    if (x.kind === 'let') {
      for (const d of x.definitions) {
        own.add(d)
        if (d.body !== undefined) walk(d.body)
      }
    }
    forEachDefinition(x, (d) => {
      if (d.inLet && !seen.has(d)) {
        seen.add(d)
        if (!own.has(d)) visit(d)
        if (d.body !== undefined) walk(d.body)
      }
    })
    forEachPart(x, walk)
  }
  walk(e)
}

export interface Key {
  readonly keys: readonly string[]
  /** Variables that are updated late. */
  readonly late: ReadonlySet<number>
  /** Variables with a slot of their own whose value is in the key. */
  readonly plain: ReadonlySet<number>
  /** Number of grouped variables whose values at all elements are in the key. */
  readonly wholeColumns: number
  /** How many values the key stands for. */
  readonly weight: number
}

/** What the rest of an action depends on, as JavaScript; undefined when that cannot be told. */
export function keyOf(unit: Unit, rest: readonly Expr[], env: Env): Key | undefined {
  if (rest.some((e) => !unit.analysis.ofExpr(e).pure)) return undefined
  const { columnOf, elements } = unit.layout
  const isGrouped = (i: number): boolean => i >= 0 && columnOf[i]! >= 0
  const reads = readsOf(rest, env, {
    constantOf: (symbol) => unit.yardstick.constantValue(symbol),
    literal: (e) => literalOf(unit, e),
    summary: (d, args, action) => (action && branches(unit, d) ? undefined : summaryOf(unit, d, args)),
    grouped: isGrouped,
  })
  if (reads === undefined) return undefined
  // What is read of a variable in projection is part of the key; the variable itself may still be updated late.
  const known = new Set([...reads.whole, ...reads.primed])
  const late = new Set([...reads.self].filter((i) => !known.has(i)))
  const slots = new Set(reads.whole)
  for (const i of reads.self) if (!late.has(i)) slots.add(i)
  for (const i of reads.primed) if (reads.kept.has(i) || isGrouped(i)) slots.add(i)
  const plain = new Set([...slots].filter((i) => !isGrouped(i)))
  const keys = [...reads.locals, ...[...plain].map((i) => `s${i}`)]
  for (const [js, { slot }] of reads.projected) if (!slots.has(slot) && !isGrouped(slot)) keys.push(js)
  let weight = keys.length
  const wholeColumns = [...slots].filter(isGrouped).map((i) => columnOf[i]!).sort((a, b) => a - b)
  if (wholeColumns.length > 0) elements.forEach((_, k) => keys.push(`${unit.projection(wholeColumns)}(from[at + ${k}])`))
  const columnsAt = new Map<string, Set<number>>()
  for (const { slot, name } of reads.projected.values()) {
    if (!isGrouped(slot) || wholeColumns.includes(columnOf[slot]!)) continue
    columnsAt.set(name, (columnsAt.get(name) ?? new Set()).add(columnOf[slot]!))
  }
  weight += elements.length * wholeColumns.length
  for (const columns of columnsAt.values()) weight += columns.size
  for (const [name, columns] of columnsAt) keys.push(`${unit.projection([...columns].sort((a, b) => a - b))}(part(${name}))`)
  return { keys, late, plain, wholeColumns: wholeColumns.length, weight }
}

/** Whether d, called with values, may give several successors in action position. */
function branches(unit: Unit, d: Definition): boolean {
  return d.body !== undefined && unit.analysis.branchesOrAssigns(d.body, { initial: false, argument: () => undefined })
}
