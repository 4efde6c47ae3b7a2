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
import type { Definition, Expr } from '../../module/resolved.ts'
import { forEachChild as forEachPart, forEachDefinition } from './analysis.ts'
import { Block, NotCompiled, type Binding, type Context, type Env, type Memo, type Update } from './blocks.ts'
import { readsOf } from './reads.ts'
import { freeLocals, isOutsideLate, type Unit } from './unit.ts'

const KEYS_MAX = 12

/** Compiles `body` (the rest of an action up to its successors) behind a memo; false when it cannot be remembered. */
export function compileRemembered(unit: Unit, rest: readonly Expr[], c: Context, body: (inner: Context) => void): boolean {
  const key = keyOf(unit, rest, c.env)
  if (key === undefined || key.keys.length > KEYS_MAX || key.keys.length === 0) return false
  // Only projections that cannot fail are evaluated ahead of the part that needs them.
  const keys = key.keys.map((js) => (js.startsWith('apply(') ? unit.once(js.replaceAll('apply(', 'lookupOrNone('), c) : js))
  const id = unit.fresh('memo')
  const memo: Memo = { id, late: key.late, sites: [] }
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
  const reads = new Set<number>()
  const age = unit.youngest
  const input = (e: Expr, env: Env): string | undefined => {
    const known = byExpr.get(e)
    if (known !== undefined) return known
    if (e.kind === 'boolean' || e.kind === 'number' || e.kind === 'string' || !isIndependent(unit, e, slot, env, age, inner)) return undefined
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
  const inner: Context = { ...c, block, late: { input, root: block, reads }, memo: undefined, assigned: undefined }
  const js = unit.value(right, inner)
  // What the update reads besides its inputs belongs to its key as well.
  const others = [...reads].filter((i) => i !== slot)
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

/** Whether e reads neither the slot nor anything bound since the late update began (names younger than `age`). */
function isIndependent(unit: Unit, e: Expr, slot: number, env: Env, age: number, c: Context): boolean {
  const facts = unit.analysis.ofExpr(e)
  if (facts.reads.has(slot) || facts.readsPrimed.size > 0) return false
  let ok = true
  const check = (binding: Binding | undefined): void => {
    if (binding?.kind === 'lazy') ok &&= isOutsideLate(binding, c)
    else ok &&= binding?.kind === 'js' && Number(/\d+$/.exec(binding.code.js)?.[0] ?? Infinity) <= age
  }
  for (const symbol of freeLocals(e)) check(env.lookup(symbol))
  forEachLetDefinition(e, (d) => check(env.lookup(d)))
  if (!ok) return false
  // Behind a parameter or a LET the slot may be read all the same.
  const reads = readsOf([e], env, (symbol) => unit.yardstick.constantValue(symbol))
  return reads !== undefined && !reads.whole.has(slot) && !reads.self.has(slot) && reads.primed.size === 0 && ![...reads.projected.values()].includes(slot)
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

/** What the rest of an action depends on, as JavaScript, and the slots updated late; undefined when that cannot be told. */
function keyOf(unit: Unit, rest: readonly Expr[], env: Env): { readonly keys: readonly string[]; readonly late: ReadonlySet<number> } | undefined {
  if (rest.some((e) => !unit.analysis.ofExpr(e).pure)) return undefined
  const reads = readsOf(rest, env, (symbol) => unit.yardstick.constantValue(symbol))
  if (reads === undefined) return undefined
  const known = new Set([...reads.whole, ...reads.projected.values(), ...reads.primed])
  const late = new Set([...reads.self].filter((i) => !known.has(i)))
  const slots = new Set(reads.whole)
  for (const i of reads.self) if (!late.has(i)) slots.add(i)
  const keys = [...reads.locals, ...[...slots].map((i) => `s${i}`)]
  for (const [js, i] of reads.projected) if (!slots.has(i)) keys.push(js)
  return { keys, late }
}
