/** What a module must say of itself: an introduction, a comment at each declaration and action, and not too much. */
import type { Diagnostic, Span } from '../../syntax/source.ts'
import type { Module, Unit } from '../../syntax/tree.ts'
import { commentOf } from '../contract/comments.ts'
import { finding } from './finding.ts'
import { keyOf, type Facts } from './facts.ts'

const MOST_LINES = 400
/** Characters of an introduction, at least: a title is none. */
const INTRODUCTION = 80

export function textFindings(module: Module, facts: Facts): Diagnostic[] {
  const intro = introduction(module)
  return [
    ...lengthOf(module),
    ...(intro.length < INTRODUCTION ? [finding('introduction', module.nameSpan, `module ${module.name} has no introduction`, 'say at its head what is modelled and what is not')] : []),
    ...module.units.flatMap(undocumented),
    ...(/\bKafka:/.test(intro) ? module.units.flatMap((unit) => actionComment(unit, facts)) : []),
  ]
}

function lengthOf({ name, nameSpan, source }: Module): Diagnostic[] {
  const lines = source.text.trimEnd().split('\n').length
  return lines <= MOST_LINES ? [] : [finding('length', nameSpan, `module ${name} has ${lines} lines, more than ${MOST_LINES}`, 'one mechanism a module: split it')]
}

/** The text of the comments between the head of the module and what follows. */
function introduction({ nameSpan, extends: extended, units, source }: Module): string {
  const from = source.text.indexOf('\n', nameSpan.end)
  const to = Math.min(extended[0]?.span.start ?? Infinity, units[0]?.span.start ?? Infinity, source.text.length)
  return source.text.slice(from, to).replace(/\bEXTENDS\s*$/, '').replaceAll(/\(\*+|\*+\)|\\\*+|\s+/g, ' ').trim()
}

function undocumented(unit: Unit): Diagnostic[] {
  if (unit.kind !== 'constants' && unit.kind !== 'variables') return []
  const what = unit.kind === 'constants' ? 'constant' : 'variable'
  return unit.names.flatMap(({ name, span }) => isDocumented(span) ? [] : [finding('undocumented', span, `the ${what} ${name} has no comment`, 'say what it is behind it, on the same line')])
}

/** A comment behind it, or above it; not one that is behind the keyword of a list. */
function isDocumented(span: Span): boolean {
  return commentOf(span) !== undefined
}

/** A class or method of Kafka: `ReplicaManager`, `Partition.appendRecords`, `maybeShrinkIsr()`. */
const HANDLER = /\b[A-Z][a-z]\w*[A-Z]\w*\b|\b\w+[.#]\w+|\b[a-z]\w*[A-Z]\w*\b|\w\(\)/

/** What no code of Kafka does: `The world: the machine loses power`. To say so is to say what happens, in some words. */
const WORLD = /^The world:(?<what>.*)/
const WORDS = 3

function actionComment(unit: Unit, { actions }: Facts): Diagnostic[] {
  if (unit.kind !== 'operator' || !actions.has(keyOf(unit.span))) return []
  const comment = commentOf(unit.span)
  if (comment === undefined) return [finding('action-comment', unit.name.span, `the action ${unit.name.name} has no comment`, 'name what it stands for in Kafka, its class and method, beside its name or above it')]
  const world = WORLD.exec(comment)?.groups?.what
  if (world !== undefined && (world.match(/\w+/g) ?? []).length >= WORDS || HANDLER.test(comment)) return []
  return [world === undefined
    ? finding('action-handler', unit.name.span, `the comment of the action ${unit.name.name} names no class or method of Kafka`, `it says: ${comment}; where no code of Kafka does it, begin with \`The world:\``)
    : finding('action-handler', unit.name.span, `the comment of the action ${unit.name.name} does not say what happens in the world`, `it says: ${comment}`)]
}
