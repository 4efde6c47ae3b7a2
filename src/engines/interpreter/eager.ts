/** Which arguments may be evaluated before the call: those that are cheap and touch nothing that a call could observe. */
import { definitionOf, type Expr } from '../../module/resolved.ts'
import { isOperator } from '../../module/copy.ts'
import { forEachPart } from '../../module/walk.ts'

const memo = new WeakMap<Expr, boolean>()
const CHEAP = /^(Naturals|Integers|Sequences|FiniteSets)\.|^TLC\.(:>|@@)$/

/** Whether an argument of a recursive operator is evaluated at once. */
export function isEager(e: Expr): boolean {
  let known = memo.get(e)
  if (known === undefined) memo.set(e, (known = e.kind !== 'variable' && isCheap(e)))
  return known
}

function isCheap(e: Expr): boolean {
  switch (e.kind) {
    case 'number': case 'string': case 'boolean': case 'local': case 'variable': return true
    case 'call': {
      const d = definitionOf(e.definition)
      if (d.kind === 'definition' && (d.native === undefined || !CHEAP.test(d.native))) return false
      break
    }
    case 'builtin':
      if (e.op === 'prime' || e.op === 'UNCHANGED' || e.op === 'ENABLED' || e.op === 'SUBSET') return false
      break
    case 'constant': return e.args.length === 0
    case 'index': case 'field': case 'tuple': case 'setEnum': case 'record': case 'label': break
    default: return false
  }
  let cheap = true
  forEachPart(e, (part) => {
    if (isOperator(part) || !isCheap(part)) cheap = false
  })
  return cheap
}
