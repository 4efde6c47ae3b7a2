/**
 * Temporal formulas in normal form: negations at the tests only, `[]` and `<>` moved to where they say most.
 *
 * The aim is to bring formulas to the shape `[]<>f` and `<>[]f`, with f about one step: whether such a formula is true of a
 * behaviour does not depend on where one begins to look ("lasting"), and it can be decided on cycles alone. Used are
 * `[](f /\ g) = []f /\ []g`, `<>(f \/ g) = <>f \/ <>g`, and for a lasting S `[](f \/ S) = []f \/ S`, `<>(f /\ S) = <>f /\ S` (Manna and
 * Pnueli, The Temporal Logic of Reactive and Concurrent Systems, 1992).
 */
import type { TemporalFormula } from '../../program/temporal.ts'

interface Facts {
  /** Equal for equal formulas. */
  readonly key: string
  /** Contains `[]` or `<>`; otherwise it is about one step and the state before it. */
  readonly temporal: boolean
  /** True of a behaviour exactly if it is true of what is left of it after any number of steps. */
  readonly lasting: boolean
}

export type Normal = Facts & (
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'state' | 'step'; readonly test: number; readonly positive: boolean }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Normal[] }
  | { readonly kind: 'always' | 'eventually'; readonly body: Normal }
)

export const TRUE: Normal = { kind: 'constant', value: true, key: 'T', temporal: false, lasting: true }
export const FALSE: Normal = { kind: 'constant', value: false, key: 'F', temporal: false, lasting: true }

/** The normal form of a formula, or of its negation. */
export function normalForm(f: TemporalFormula, positive = true): Normal {
  switch (f.kind) {
    case 'constant': return f.value === positive ? TRUE : FALSE
    case 'state':
    case 'step': return test(f.kind, f.test, positive)
    case 'not': return normalForm(f.body, !positive)
    case 'and':
    case 'or': {
      const parts = f.parts.map((part) => normalForm(part, positive))
      return (f.kind === 'and') === positive ? and(parts) : or(parts)
    }
    case 'always':
    case 'eventually': return (f.kind === 'always') === positive ? always(normalForm(f.body, positive)) : eventually(normalForm(f.body, positive))
  }
}

function test(kind: 'state' | 'step', index: number, positive: boolean): Normal {
  return { kind, test: index, positive, key: `${positive ? '' : '~'}${kind === 'state' ? 's' : 'a'}${index}`, temporal: false, lasting: false }
}

/** The negation of a formula that is about one step. */
export function negation(f: Normal): Normal {
  switch (f.kind) {
    case 'constant': return f.value ? FALSE : TRUE
    case 'state':
    case 'step': return test(f.kind, f.test, !f.positive)
    case 'and': return or(f.parts.map(negation))
    case 'or': return and(f.parts.map(negation))
    case 'always': return eventually(negation(f.body))
    case 'eventually': return always(negation(f.body))
  }
}

export function and(parts: readonly Normal[]): Normal {
  return join('and', parts, TRUE, FALSE)
}

export function or(parts: readonly Normal[]): Normal {
  return join('or', parts, FALSE, TRUE)
}

/** A conjunction or disjunction without nested ones of its kind, doubles, and the constant that changes nothing. */
function join(kind: 'and' | 'or', given: readonly Normal[], neutral: Normal, decisive: Normal): Normal {
  const parts: Normal[] = []
  const keys = new Set<string>()
  for (const part of given.flatMap((p) => (p.kind === kind ? p.parts : [p]))) {
    if (part.key === decisive.key || keys.has(opposite(part))) return decisive
    if (part.key === neutral.key || keys.has(part.key)) continue
    keys.add(part.key)
    parts.push(part)
  }
  if (parts.length === 0) return neutral
  if (parts.length === 1) return parts[0]!
  return {
    kind, parts,
    key: `(${parts.map((p) => p.key).join(kind === 'and' ? '&' : '|')})`,
    temporal: parts.some((p) => p.temporal),
    lasting: parts.every((p) => p.lasting),
  }
}

/** Key of the opposite of a test. Anything else has none that is looked for. */
function opposite(f: Normal): string {
  if (f.kind !== 'state' && f.kind !== 'step') return ''
  return f.positive ? `~${f.key}` : f.key.slice(1)
}

export function always(f: Normal): Normal {
  if (f.lasting || f.kind === 'always') return f
  if (f.kind === 'and' && f.temporal) return and(apart(f.parts, and).map(always))
  if (f.kind === 'or' && f.parts.some((p) => p.lasting)) return or([...f.parts.filter((p) => p.lasting), always(or(f.parts.filter((p) => !p.lasting)))])
  return { kind: 'always', body: f, key: `[]${f.key}`, temporal: true, lasting: f.kind === 'eventually' }
}

export function eventually(f: Normal): Normal {
  if (f.lasting || f.kind === 'eventually') return f
  if (f.kind === 'or' && f.temporal) return or(apart(f.parts, or).map(eventually))
  if (f.kind === 'and' && f.parts.some((p) => p.lasting)) return and([...f.parts.filter((p) => p.lasting), eventually(and(f.parts.filter((p) => !p.lasting)))])
  return { kind: 'eventually', body: f, key: `<>${f.key}`, temporal: true, lasting: f.kind === 'always' }
}

/** What is about one step stays together, in one part. */
function apart(parts: readonly Normal[], combine: (parts: readonly Normal[]) => Normal): Normal[] {
  const plain = parts.filter((p) => !p.temporal)
  return [...(plain.length === 0 ? [] : [combine(plain)]), ...parts.filter((p) => p.temporal)]
}
