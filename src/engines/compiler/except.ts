/**
 * [f EXCEPT ![a].b = e, …]: one memoised update a level of the path.
 *
 * An argument outside the domain leaves the function as it is and the value is not evaluated, as in TLC.
 */
import type { Expr } from '../../module/resolved.ts'
import { makeString } from '../../value/store.ts'
import type { Code, Context } from './blocks.ts'
import { type Unit, val } from './unit.ts'

export function compileExcept(unit: Unit, e: Extract<Expr, { kind: 'except' }>, c: Context): Code {
  const result = unit.fresh('e')
  c.block.push(`let ${result} = ${unit.value(e.function, c)}`)
  for (const update of e.updates) {
    // Old values along the path, outermost first; each level is entered only when the argument is in the domain.
    const keys = update.path.map((p) => (p.kind === 'field' ? String(makeString(p.name)) : unit.atom(p.index, c)))
    const levels: string[] = [result]
    let block = c.block
    const blocks = []
    for (const key of keys) {
      const parent = levels.at(-1)!
      const old = unit.fresh('o')
      block.push(`const ${old} = lookup(${parent}, ${key})`)
      block.push(`if (${old} !== NONE) {`)
      block = block.child()
      blocks.push(block)
      levels.push(old)
    }
    const inner = { ...c, block, env: c.env.bind(update.at, { kind: 'js', code: val(levels.at(-1)!) }) }
    let value = unit.value(update.value, inner)
    for (let k = keys.length - 1; k >= 0; k--) value = `except(${levels[k]}, ${keys[k]}, ${value})`
    block.push(`${result} = ${value}`)
    for (let k = blocks.length - 1; k >= 0; k--) {
      const outer = k === 0 ? c.block : blocks[k - 1]!
      outer.lines.push(...blocks[k]!.lines, '} else outsideDomain()')
    }
  }
  return val(result)
}
