/**
 * What was evaluated, how often, and where the time went: an observer of the interpreter, and its reading afterwards.
 *
 * Time is measured between one expression being entered and the next, and is credited to the former. So an expression is
 * charged what it does before it turns to its first part and what its last part leaves to do; a definition is charged what
 * its own expressions are, not what the definitions that it calls are. What the checker does between two formulas is
 * charged to the end of the former: little, unless the specification itself costs next to nothing.
 */
import { reachedFrom } from '../../module/reach.ts'
import type { Argument, Definition, Expr, Model } from '../../module/resolved.ts'
import { forEachPart } from '../../module/walk.ts'
import { placeOf } from '../../syntax/source.ts'
import { sourceText } from '../model/text.ts'

export interface DefinitionProfile {
  readonly name: string
  readonly place: string
  /** How often its body was evaluated. */
  readonly evaluations: number
  readonly seconds: number
  readonly share: number
}

export interface ExpressionCoverage {
  /** Of the user's modules, the most expensive first. */
  readonly definitions: readonly DefinitionProfile[]
  /** Branches that were never entered, each as a whole. */
  readonly never: readonly { readonly text: string; readonly place: string; readonly definition: string }[]
}

export class Profile {
  private readonly now: () => number
  private readonly counts = new Map<Expr, number>()
  private readonly seconds = new Map<Expr, number>()
  private current: Expr | undefined = undefined
  private since = 0

  /** `now` in seconds. */
  constructor(now: () => number) {
    this.now = now
  }

  readonly observe = (e: Expr): void => {
    const at = this.now()
    if (this.current !== undefined) this.seconds.set(this.current, (this.seconds.get(this.current) ?? 0) + at - this.since)
    this.counts.set(e, (this.counts.get(e) ?? 0) + 1)
    this.current = e
    this.since = at
  }

  /** What it comes to for the formulas that a model checks. */
  coverageOf(model: Model): ExpressionCoverage {
    const formulas = checkedFormulas(model)
    const definitions = [...reachedFrom(formulas, model)].filter((found): found is Definition => isUsers(found))
    const profiles = definitions.map((definition) => this.profileOf(definition))
    const total = profiles.reduce((sum, { seconds }) => sum + seconds, 0)
    return {
      definitions: profiles.map((profile) => ({ ...profile, share: total === 0 ? 0 : profile.seconds / total })).toSorted((a, b) => b.seconds - a.seconds || a.name.localeCompare(b.name)),
      never: definitions.toSorted(byPlace).flatMap((definition) => this.neverIn(definition)),
    }
  }

  private profileOf({ name, body, span }: Definition): Omit<DefinitionProfile, 'share'> {
    let seconds = 0
    const visit = (e: Argument): void => {
      seconds += this.seconds.get(e as Expr) ?? 0
      forEachPart(e, visit)
    }
    visit(body!)
    return { name, place: placeOf(span), evaluations: this.counts.get(body!) ?? 0, seconds }
  }

  private neverIn({ name, body, span }: Definition): { text: string; place: string; definition: string }[] {
    if (!this.wasEntered(body!)) return [{ text: `the whole definition of ${name}`, place: placeOf(span), definition: name }]
    const found: { text: string; place: string; definition: string }[] = []
    const visit = (e: Argument): void => {
      const branches = branchesOf(e)
      forEachPart(e, (part) => {
        if (!branches.includes(part) || this.wasEntered(part)) visit(part)
        else found.push({ text: sourceText(part.span, 80), place: placeOf(part.span), definition: name })
      })
    }
    visit(body!)
    return found
  }

  /** It or any part of it: the parts of an action are worked on without being evaluated as a whole. */
  private wasEntered(e: Argument): boolean {
    if (this.counts.has(e as Expr)) return true
    let entered = false
    forEachPart(e, (part) => { entered ||= this.wasEntered(part) })
    return entered
  }
}

/** Parts that may be passed over while the whole is evaluated. */
function branchesOf(e: Argument): readonly Argument[] {
  switch (e.kind) {
    case 'if': return [e.then, e.else]
    case 'case': return [...e.arms.map(({ value }) => value), ...(e.other === undefined ? [] : [e.other])]
    case 'quantifier': case 'setMap': case 'function': case 'choose': return [e.body]
    case 'setFilter': return [e.predicate]
    case 'builtin': return e.op === 'and' || e.op === 'or' ? e.args : e.op === 'implies' ? e.args.slice(1) : []
    default: return []
  }
}

function byPlace({ span: a }: Definition, { span: b }: Definition): number {
  return a.source.path.localeCompare(b.source.path) || a.start - b.start
}

function isUsers(found: object): boolean {
  const definition = found as Definition
  return definition.kind === 'definition' && definition.body !== undefined && definition.native === undefined && !definition.inLet
    && definition.replacedBy === undefined && !definition.span.source.path.startsWith('<')
}

function checkedFormulas(model: Model): Expr[] {
  return [
    ...model.init, ...(model.next === undefined ? [] : [model.next]),
    ...[model.invariants, model.actionProperties, model.initialProperties, model.constraints, model.actionConstraints].flat().map(({ body }) => body),
  ]
}
