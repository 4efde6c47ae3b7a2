/**
 * JUnit XML, as continuous integration reads it: a suite a specification, a case for each thing that was asked for.
 *
 * What was not decided is never a passed case: it is an error where the run as a whole is undecided, and skipped where
 * another violation ended the search. Models with an expectation are one case each, passed when they are as expected.
 */
import type { Failure } from '../../checker/report.ts'
import { renderDiagnostic } from '../../syntax/frame.ts'
import { shortPath } from '../files.ts'
import { xmlAttribute, xmlText } from './escape.ts'
import { sentenceOf, tellFailure, verdictOf, type Outcome } from './outcome.ts'

interface Case {
  readonly name: string
  readonly result: { readonly kind: 'passed' } | { readonly kind: 'failure' | 'error' | 'skipped'; readonly message: string; readonly text: string }
}

interface Suite {
  readonly name: string
  readonly file: string
  readonly seconds: number
  readonly cases: readonly Case[]
}

/** One `testsuites` document. `models`: each outcome is one case of a suite called `models`. */
export function junitReport(outcomes: readonly Outcome[], models: boolean): string {
  const suites = models
    ? [{ name: 'models', file: '', seconds: sum(outcomes.map(({ seconds }) => seconds)), cases: outcomes.map(modelCase) }]
    : outcomes.map((outcome): Suite => ({ name: outcome.name, file: shortPath(outcome.request.spec), seconds: outcome.seconds, cases: casesOf(outcome) }))
  const cases = suites.flatMap((suite) => suite.cases)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="tla-runner"${counts(cases)} time="${sum(suites.map(({ seconds }) => seconds)).toFixed(3)}">`,
    ...suites.flatMap(suiteLines),
    '</testsuites>',
    '',
  ].join('\n')
}

function suiteLines({ name, file, seconds, cases }: Suite): string[] {
  const each = cases.length === 0 ? 0 : seconds / cases.length
  return [
    `  <testsuite name="${xmlAttribute(name)}"${counts(cases)} time="${seconds.toFixed(3)}"${file === '' ? '' : ` file="${xmlAttribute(file)}"`}>`,
    ...cases.flatMap(({ name: title, result }) => {
      const open = `    <testcase classname="${xmlAttribute(name)}" name="${xmlAttribute(title)}" time="${each.toFixed(3)}"`
      return result.kind === 'passed' ? [`${open}/>`]
        : [`${open}>`, `      <${result.kind} message="${xmlAttribute(result.message)}">${xmlText(result.text)}</${result.kind}>`, '    </testcase>']
    }),
    '  </testsuite>',
  ]
}

function counts(cases: readonly Case[]): string {
  const count = (kind: Case['result']['kind']): number => cases.filter(({ result }) => result.kind === kind).length
  return ` tests="${cases.length}" failures="${count('failure')}" errors="${count('error')}" skipped="${count('skipped')}"`
}

function modelCase(outcome: Outcome): Case {
  const { name, mismatches, error, checked } = outcome
  if (error !== undefined) return { name, result: loadError(outcome) }
  if (mismatches !== undefined && mismatches.length > 0) return { name, result: { kind: 'failure', message: mismatches.join('; '), text: [...mismatches, `reproduce: ${outcome.command}`].join('\n') } }
  return mismatches === undefined && checked?.report.verdict !== 'holds' ? { name, result: { kind: 'failure', message: verdictOf(outcome), text: '' } } : { name, result: { kind: 'passed' } }
}

function casesOf(outcome: Outcome): Case[] {
  const { checked } = outcome
  if (checked === undefined) return [{ name: 'specification', result: loadError(outcome) }]
  const { report, loaded: { model } } = checked
  const asked = [
    ...model.invariants.map(({ name }) => ({ kind: 'invariant', name })),
    ...[...model.initialProperties, ...model.actionProperties, ...model.temporal].map(({ name }) => ({ kind: 'property', name })),
    ...model.possible.map(({ name }) => ({ kind: 'possible', name })),
    ...(model.checkDeadlock ? [{ kind: 'deadlock', name: 'deadlock' }] : []),
  ].filter((one, k, all) => all.findIndex((other) => other.kind === one.kind && other.name === one.name) === k)
  const other = report.failures.filter((failure) => !asked.some((one) => one.kind === failure.kind && one.name === failure.name))
  return [
    ...asked.map(({ kind, name }): Case => {
      const failure = report.failures.find((f) => f.kind === kind && f.name === name)
      return { name: kind === 'deadlock' ? 'no deadlock' : `${kind} ${name}`, result: failure === undefined ? withoutFailure(name, outcome) : failed(failure, outcome) }
    }),
    ...other.map((failure): Case => ({ name: failure.kind, result: failed(failure, outcome) })),
    ...(asked.length + other.length === 0 ? [{ name: 'specification', result: withoutFailure('', outcome) }] : []),
  ]
}

function failed(failure: Failure, outcome: Outcome): Case['result'] {
  const text = [...tellFailure(failure, outcome, outcome.checked!), `reproduce: ${outcome.command}`].join('\n')
  return { kind: failure.error === undefined || failure.kind === 'assert' ? 'failure' : 'error', message: sentenceOf(failure), text }
}

function withoutFailure(name: string, outcome: Outcome): Case['result'] {
  const { report } = outcome.checked!
  const unchecked = report.notChecked.find((text) => text.startsWith(`${name}: `))
  if (unchecked !== undefined) return { kind: 'error', message: `not checked: ${unchecked}`, text: '' }
  switch (report.verdict) {
    case 'holds': return { kind: 'passed' }
    case 'undecided': return report.stopped === undefined ? { kind: 'passed' } : { kind: 'error', message: verdictOf(outcome), text: '' }
    case 'violated':
    case 'error': return { kind: 'skipped', message: 'not decided: the search ended at another failure (--continue goes on)', text: '' }
  }
}

function loadError({ error }: Outcome): Case['result'] {
  const diagnostics = error?.diagnostics ?? []
  return { kind: 'error', message: diagnostics[0]?.message ?? 'could not be loaded', text: diagnostics.map((d) => renderDiagnostic(d, { color: false })).join('\n\n') }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0)
}
