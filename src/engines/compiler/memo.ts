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
 * Tables are direct-mapped and bounded; one that hits rarely is switched off.
 */
import { definitionOf, type Definition, type Expr, type LocalSymbol } from '../../module/resolved.ts'
import { forEachChild as forEachPart, forEachDefinition } from './analysis.ts'
import { Block, NotCompiled, type Binding, type Context, type Env, type Memo, type Update } from './blocks.ts'
import { freeLocals, type Unit } from './unit.ts'

const KEYS_MAX = 12

/** Compiles `body` (the rest of an action up to its successors) behind a memo; false when it cannot be remembered. */
export function compileRemembered(unit: Unit, rest: readonly Expr[], c: Context, body: (inner: Context) => void): boolean {
  const reads = keyOf(unit, rest, c.env)
  if (reads === undefined) return false
  const keys = [...reads.locals, ...[...reads.slots].map((i) => `s${i}`)]
  if (keys.length > KEYS_MAX || keys.length === 0) return false
  const id = unit.fresh('memo')
  const memo: Memo = { id, late: reads.late, sites: [] }
  const block = c.block.child()
  const functions = unit.functions.length
  try {
    body({ ...c, block, memo })
  } catch (error) {
    if (!(error instanceof NotCompiled)) throw error
    unit.functions.length = functions
    return false
  }
  const cases = memo.sites.map((site, i) => `case ${i}: ${site.name}(${Array.from({ length: site.arity }, (_, k) => `a[q + ${k + 1}]`).join(', ')}); q += ${site.arity + 1}; break`)
  unit.functions.push(`const ${id} = makeMemo(${keys.length})
function ${id}replay(q) {
const a = ${id}.arena
for (let n = a[q++]; n > 0; n--) switch (a[q]) {
${cases.join('\n')}
}
}`)
  const hash = keys.map((k, i) => `Math.imul(${k}, ${[0x9e3779b1, 0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f, 0x165667b1, 0xd3a2646d, 0xfd7046c5, 0xb55a4f09, 0x2545f491, 0x5851f42d, 0x14057b7f, 0x3c6ef373][i]! | 0})`).join(' ^ ')
  const h = unit.fresh('h')
  c.block.push(`const ${h} = ${id}.slot(${hash})`)
  c.block.push(`if (${keys.map((k, i) => `${id}.table[${h}${i === 0 ? '' : ` + ${i}`}] === ${k}`).join(' && ')}) {`)
  c.block.push(`${id}.hits++; ${id}replay(${id}.table[${h} + ${keys.length}])`)
  c.block.push(`} else {`)
  c.block.push(`${id}.begin()`)
  c.block.lines.push(...block.lines)
  c.block.push(`${id}.keep(${h}) && (${keys.map((k, i) => `${id}.table[${h} + ${i}] = ${k}`).join(', ')})`)
  c.block.push('}')
  return true
}

/** Writes a successor, now and into the memo. `assigned` gives the JavaScript of every slot. */
export function compileSite(unit: Unit, memo: Memo, c: Context, action: number): void {
  const name = unit.fresh('site')
  const parameters: string[] = []
  const given: string[] = []
  const slots: string[] = []
  for (let i = 0; i < unit.width; i++) {
    const js = c.assigned!.get(i)!
    const update = c.updates?.get(i)
    if (update !== undefined) {
      const own = update.inputs.map((input) => {
        given.push(input)
        parameters.push(`v${parameters.length}`)
        return parameters.at(-1)!
      })
      slots.push(`${update.js}(${own.join(', ')})`)
    } else if (js === `s${i}`) {
      slots.push(js)
    } else {
      given.push(js)
      parameters.push(`v${parameters.length}`)
      slots.push(parameters.at(-1)!)
    }
  }
  // Late updates first: they may intern values; the buffer is fetched after them.
  const values = slots.map((js) => (/^\w+$/.test(js) ? js : `(${js})`))
  const computed = values.map((js, i) => (js.startsWith('(') ? `const w${i} = ${js}` : '')).filter((line) => line !== '')
  unit.functions.push(`function ${name}(${parameters.join(', ')}) {
${computed.join('\n')}
const o = out.next(${action})
const t = out.states
${values.map((js, i) => `t[o + ${i}] = ${js.startsWith('(') ? `w${i}` : js}`).join('; ')}
}`)
  const index = memo.sites.push({ name, arity: given.length }) - 1
  c.block.push(`${name}(${given.join(', ')})`)
  c.block.push(`${memo.id}.record(${1 + given.length}); ${[String(index), ...given].map((js) => `${memo.id}.arena[${memo.id}.end++] = ${js}`).join('; ')}`)
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
  const byExpr = new Map<Expr, string>()
  const outer = c
  const input = (e: Expr, env: Env): string | undefined => {
    const known = byExpr.get(e)
    if (known !== undefined) return known
    if (e.kind === 'boolean' || e.kind === 'number' || e.kind === 'string' || !isIndependent(unit, e, slot, env, outer.env)) return undefined
    const js = unit.value(e, { ...outer, env, late: undefined })
    const variable = unit.fresh('in')
    unit.functions.push(`let ${variable} = 0`)
    outer.block.push(`${variable} = storable(${js})`)
    const parameter = `u${parameters.length}`
    parameters.push(parameter)
    inputs.push(variable)
    byExpr.set(e, parameter)
    return parameter
  }
  const inner: Context = { ...c, block, late: { input, root: block }, memo: undefined, assigned: undefined }
  const js = unit.value(right, inner)
  // What the update reads besides its inputs belongs to its key as well.
  const text = `${block.lines.join('\n')}\n${js}`
  const others = [...unit.analysis.ofExpr(right).reads].filter((i) => i !== slot && (/[A-Za-z]_\d+\(/.test(text) || new RegExp(`\\bs${i}\\b`).test(text)))
  const keys = [`s${slot}`, ...others.map((i) => `s${i}`), ...parameters]
  const hash = keys.map((k, i) => `Math.imul(${k}, ${[0x9e3779b1, 0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f, 0x165667b1][i % 5]! + 2 * i | 0})`).join(' ^ ')
  unit.functions.push(`const ${name}t = new Int32Array(${(keys.length + 1) * LATE_ENTRIES}).fill(NONE)
function ${name}(${parameters.join(', ')}) {
let h = ${hash}
h = ((h ^ (h >>> 15)) & ${LATE_ENTRIES - 1}) * ${keys.length + 1}
if (${keys.map((k, i) => `${name}t[h + ${i}] === ${k}`).join(' && ')}) return ${name}t[h + ${keys.length}]
${block.lines.join('\n')}
const result = storable(${js})
${keys.map((k, i) => `${name}t[h + ${i}] = ${k}`).join('; ')}
return ${name}t[h + ${keys.length}] = result
}`)
  return { js: name, inputs }
}

const LATE_ENTRIES = 1 << 12

/** Whether e reads neither the slot nor anything bound since `outer`. */
function isIndependent(unit: Unit, e: Expr, slot: number, env: Env, outer: Env): boolean {
  const facts = unit.analysis.ofExpr(e)
  if (facts.reads.has(slot) || facts.readsPrimed.size > 0) return false
  for (const symbol of freeLocals(e)) if (env.lookup(symbol) !== outer.lookup(symbol) || symbol.arity > 0 || outer.lookup(symbol) === undefined) return false
  let ok = true
  forEachLetDefinition(e, (d) => {
    if (env.lookup(d) !== outer.lookup(d) || outer.lookup(d) === undefined) ok = false
  })
  return ok
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

interface Key {
  readonly locals: ReadonlySet<string>
  readonly slots: ReadonlySet<number>
  readonly late: ReadonlySet<number>
}

/** What the rest of an action depends on; undefined when that cannot be told. */
function keyOf(unit: Unit, rest: readonly Expr[], env: Env): Key | undefined {
  const slots = new Set<number>()
  const self = new Set<number>()
  const primed = new Set<number>()
  const locals = new Set<string>()
  const seen = new Set<unknown>()
  let possible = true

  /** Names and slots behind a binding: a lazy one is what its expression is. */
  const binding = (b: Binding | undefined, symbol: LocalSymbol | Definition): void => {
    if (b === undefined || seen.has(b)) return
    seen.add(b)
    if (b.kind === 'js') {
      if (b.code.js === 'undefined' && symbol.kind === 'definition') return letOperator(symbol)
      locals.add(b.code.js)
    } else if (b.kind === 'lazy') {
      outside(b.expr, b.env)
    } else {
      possible = false
    }
  }
  const letOperator = (d: Definition): void => {
    if (d.body !== undefined) outside(d.body, env)
  }
  /** An expression that is evaluated in an environment outside of the rest: everything it reads is key. */
  const outside = (e: Expr, at: Env): void => {
    const facts = unit.analysis.ofExpr(e)
    if (!facts.pure) possible = false
    for (const i of facts.reads) slots.add(i)
    for (const i of facts.readsPrimed) primed.add(i)
    for (const symbol of freeLocals(e)) binding(at.lookup(symbol), symbol)
    forEachLetDefinition(e, (d) => binding(at.lookup(d), d))
  }
  const read = (e: Expr, except: number | undefined): void => {
    const facts = unit.analysis.ofExpr(e)
    if (!facts.pure) possible = false
    // An update that looks at other next values cannot be made late.
    for (const i of facts.reads) (i === except && facts.readsPrimed.size === 0 ? self : slots).add(i)
    for (const i of facts.readsPrimed) primed.add(i)
  }
  /** Walks action structure to find the assignments. */
  const walk = (e: Expr, depth: number): void => {
    if (depth > 30) {
      possible = false
      return
    }
    switch (e.kind) {
      case 'label': return walk(e.body, depth)
      case 'let':
        return walk(e.body, depth)
      case 'quantifier':
        if (e.quantifier === 'exists') {
          for (const b of e.binders) read(b.set, undefined)
          return walk(e.body, depth)
        }
        break
      case 'if':
        if (!unit.analysis.branchesOrAssigns(e)) break
        read(e.test, undefined)
        walk(e.then, depth)
        return walk(e.else, depth)
      case 'call': {
        const d = definitionOf(e.definition)
        if (d.kind !== 'definition' || d.body === undefined || d.native !== undefined || d.recursive || !unit.analysis.branchesOrAssigns(e)) break
        for (const a of e.args) if ('kind' in a && !a.kind.startsWith('operator')) read(a as Expr, undefined)
        return walk(d.body, depth + 1)
      }
      case 'builtin':
        if (e.op === 'and' || e.op === 'or') return e.args.forEach((a) => walk(a, depth))
        if (e.op === 'UNCHANGED') return
        if (e.op === '=' && e.args[0]!.kind === 'builtin' && e.args[0]!.op === 'prime') {
          const target = e.args[0]!.args[0]!
          if (target.kind === 'variable') return read(e.args[1]!, target.symbol.index)
          // Through a definition (an instance's variable): the slot is the one it reads.
          const facts = unit.analysis.ofExpr(target)
          if (target.kind === 'call' && target.args.length === 0 && facts.reads.size === 1) return read(e.args[1]!, [...facts.reads][0])
          possible = false
          return
        }
    }
    read(e, undefined)
  }
  for (const e of rest) {
    walk(e, 0)
    for (const symbol of freeLocals(e)) binding(env.lookup(symbol), symbol)
    forEachLetDefinition(e, (d) => binding(env.lookup(d), d))
  }
  if (!possible) return undefined
  const late = new Set([...self].filter((i) => !slots.has(i) && !primed.has(i)))
  for (const i of self) if (!late.has(i)) slots.add(i)
  return { locals, slots, late }
}
