/**
 * Where an action fails in a state: the expression at which the branch that gets furthest is given up.
 *
 * Next is walked as for generating successors, with every branch cut that cannot lead to the action. A branch that reached
 * the action counts before one that did not, whatever came before; of those that did not, only expressions on the way to
 * the action are to blame, such as the empty set of an `\E` around it.
 */
import type { DerivedActions } from '../../module/actions.ts'
import { definitionOf, type Argument, type Expr } from '../../module/resolved.ts'
import { forEachPart } from '../../module/walk.ts'
import type { Value } from '../../value/store.ts'
import { generate, type Trail } from './actions.ts'
import type { Environment } from './environment.ts'
import type { Interpreter } from './interpreter.ts'
import type { Moment } from './moment.ts'
import { followingTracer } from './trails.ts'

/** What a branch has gone through, the latest first. */
export interface Passage {
  readonly inner: Trail
  readonly e: Expr
  readonly env: Environment
  readonly before: Passage | undefined
}

export interface Blame {
  readonly e: Expr
  readonly env: Environment
  readonly m: Moment
  readonly passage: Passage | undefined
  /** Whether the action itself was reached. */
  readonly inside: boolean
}

export type Search = { readonly kind: 'enabled' } | { readonly kind: 'disabled'; readonly blame: Blame | undefined }

/** Looks for a step of action `index` with these arguments (undefined: any); `m` has the state as its present. */
export function searchAction(I: Interpreter, next: Expr, derived: DerivedActions, index: number, args: readonly (Value | undefined)[], m: Moment): Search {
  const following = followingTracer(I, derived, index, args, m)
  const leads = leadsTo(derived, index)
  let blame: (Blame & { readonly rank: number }) | undefined
  const enabled = generate(I, 'next', next, undefined, m, () => true, {
    enter(e, env, trail) {
      const before = trail as Passage | undefined
      const inner = following.enter(e, env, before?.inner)
      return inner === 'cut' ? 'cut' : { inner, e, env, before } satisfies Passage
    },
    chosen(e, env, trail) {
      const before = trail as Passage | undefined
      const inner = following.chosen(e, env, before?.inner)
      return inner === 'cut' ? 'cut' : { inner, e, env, before } satisfies Passage
    },
    failed(e, env, at, depth, trail) {
      const passage = trail as Passage | undefined
      const inside = passage?.inner !== undefined
      const rank = depth + (inside ? 1_000_000 : 0)
      if (blame !== undefined && rank <= blame.rank) return
      if (inside || leads(e) || leads(conjunctionOf(e, passage))) blame = { e, env, m: at, passage, inside, rank }
    },
  })
  return enabled ? { kind: 'enabled' } : { kind: 'disabled', blame }
}

/** The conjunction that an expression is an operand of. */
function conjunctionOf(e: Expr, passage: Passage | undefined): Expr | undefined {
  for (let p = passage; p !== undefined; p = p.before) if (p.e.kind === 'builtin' && p.e.op === 'and' && p.e.args.includes(e)) return p.e
  return undefined
}

/** Tells whether an expression contains a leaf of an action, through the definitions it calls. */
function leadsTo({ leaves }: DerivedActions, index: number): (e: Expr | undefined) => boolean {
  const known = new Map<Argument, boolean>()
  const look = (e: Argument): boolean => {
    const before = known.get(e)
    if (before !== undefined) return before
    known.set(e, false) // for definitions that call themselves
    let found = leaves.get(e as Expr) === index
    if (!found) forEachPart(e, (part) => { found ||= look(part) })
    if (!found && e.kind === 'call') {
      const d = definitionOf(e.definition)
      if (d.kind === 'definition' && d.body !== undefined && d.native === undefined) found = look(d.body)
    }
    known.set(e, found)
    return found
  }
  return (e) => e !== undefined && look(e)
}
