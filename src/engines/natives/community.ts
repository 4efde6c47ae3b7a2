/** Community modules whose TLA+ definitions would be slow or cannot be written: SequencesExt, FiniteSetsExt, Bitwise, SVG. */
import { EvaluationError } from '../../value/error.ts'
import { described, makeSequence, makeSet, makeSortedSet, solid } from '../../value/canonical.ts'
import { field, domainOf, apply, makeRecord, sequenceItems } from '../../value/functions.ts'
import { elementsOf } from '../../value/sets.ts'
import { componentsOf, makeInteger, makeString, nameOf, type Value } from '../../value/store.ts'
import { integer, isString, operator, text, value } from './arguments.ts'
import type { Native } from './native.ts'
import { refused } from './refusals.ts'

// ---------------------------------------------------------------- SequencesExt

/** In `t` the first (or every) occurrence of `s` becomes `r`; an empty `s` occurs before each element. Also for strings. */
function replace(r: Value, s: Value, t: Value, all: boolean): Value {
  if (isString(t)) {
    const [to, from, within] = [text(r, 'ReplaceFirstSubSeq'), text(s, 'ReplaceFirstSubSeq'), nameOf(t)]
    return makeString(all ? (from === '' ? within : within.split(from).join(to)) : within.replace(from, () => to))
  }
  const [to, from, within] = [r, s, t].map((x) => sequenceItems(x, 'ReplaceSubSeq')) as [Value[], Value[], Value[]]
  if (all && from.length === 0) return within.length === 0 ? r : makeSequence(within.flatMap((x) => [...to, x]))
  const result: Value[] = []
  let k = 0
  let done = from.length === 0
  if (done && !all) result.push(...to)
  while (k < within.length) {
    if (!done && from.every((x, i) => within[k + i] === x)) {
      result.push(...to)
      k += from.length
      done = !all
    } else {
      result.push(within[k++] as Value)
    }
  }
  return makeSequence(result)
}

// ---------------------------------------------------------------- FiniteSetsExt

function kSubset(k: number, set: Value): Value {
  const items = elementsOf(set, 'kSubset')
  const found: Value[] = []
  const chosen: Value[] = []
  const choose = (from: number): void => {
    if (chosen.length === k) {
      found.push(makeSortedSet(chosen))
      return
    }
    for (let i = from; i <= items.length - (k - chosen.length); i++) {
      chosen.push(items[i] as Value)
      choose(i + 1)
      chosen.pop()
    }
  }
  if (k >= 0 && k <= items.length) choose(0)
  return makeSet(found)
}

// ---------------------------------------------------------------- Bitwise

function bitwise(name: string, compute: (a: number, b: number) => number): readonly [string, Native] {
  return [`Bitwise.${name}`, {
    call(args) {
      const [a, b] = [integer(args[0], name), integer(args[1], name)]
      if (a < 0 || b < 0) throw new EvaluationError('eval/argument', `${name} needs natural numbers, found ${a < 0 ? a : b}`)
      return makeInteger(compute(a, b))
    },
  }]
}

// ---------------------------------------------------------------- SVG

function svgText(element: Value): string {
  const e = solid(element)
  const part = (name: string): Value => field(e, makeString(name))
  const attributes = solid(part('attrs'))
  const written = componentsOf(solid(domainOf(attributes))).map((key) => ` ${text(key, 'SVG')}='${text(apply(attributes, key), 'SVG')}'`).join('')
  const name = text(part('name'), 'SVG')
  const children = sequenceItems(part('children'), 'SVG').map(svgText).join('')
  return `<${name}${written}>${text(part('innerText'), 'SVG')}${children}</${name}>`
}

function onRing(cx: number, cy: number, r: number, n: number, m: number): Value {
  const angle = (2 * Math.PI * n) / m
  return makeRecord([['x', makeInteger(Math.trunc(cx + r * Math.cos(angle)))], ['y', makeInteger(Math.trunc(cy + r * Math.sin(angle)))]])
}

export const community: readonly (readonly [string, Native])[] = [
  ['SequencesExt.SetToSeq', { call: (args) => makeSequence(elementsOf(value(args[0]), 'SetToSeq')) }],
  ['SequencesExt.FoldLeft', {
    call(args) {
      const step = operator(args[0])
      return sequenceItems(value(args[2]), 'FoldLeft').reduce((total, x) => step(total, x), value(args[1]))
    },
  }],
  ['SequencesExt.FoldRight', {
    call(args) {
      const step = operator(args[0])
      return sequenceItems(value(args[1]), 'FoldRight').reduceRight((total, x) => step(x, total), value(args[2]))
    },
  }],
  ['SequencesExt.ReplaceFirstSubSeq', { call: (args) => replace(value(args[0]), value(args[1]), value(args[2]), false) }],
  ['SequencesExt.ReplaceAllSubSeqs', { call: (args) => replace(value(args[0]), value(args[1]), value(args[2]), true) }],
  ['FiniteSetsExt.kSubset', { call: (args) => kSubset(integer(args[0], 'kSubset'), value(args[1])) }],
  bitwise('&', (a, b) => a & b),
  bitwise('|', (a, b) => a | b),
  bitwise('^^', (a, b) => a ^ b),
  bitwise('shiftR', (a, b) => (b > 31 ? 0 : a >> b)),
  ['SVG.SVGElemToString', { call: (args) => makeString(svgText(value(args[0]))) }],
  ['SVG.NodeOfRingNetwork', {
    call(args) {
      const [cx, cy, r, n, m] = args.map((a) => integer(a, 'NodeOfRingNetwork')) as [number, number, number, number, number]
      if (m === 0) throw new EvaluationError('eval/division', `NodeOfRingNetwork: a ring of no nodes, found ${described(m)}`)
      return onRing(cx, cy, r, n, m)
    },
  }],
  refused('SVG.NodesOfDirectedMultiGraph', 'laying out graphs is left to other tools', 'give the nodes positions yourself'),
  refused('ShiViz.Host', 'it looks at a counterexample that is written elsewhere', 'leave it out of the ALIAS: it only draws'),
  refused('ShiViz.Clock', 'it looks at a counterexample that is written elsewhere', 'leave it out of the ALIAS: it only draws'),
  refused('GraphViz.DotDiGraph', 'drawing graphs is left to other tools', 'use --dot for the state graph'),
  refused('Statistics.ChiSquare', 'a test over numbers that are no integers', 'compute it outside, on what the specification writes'),
]
