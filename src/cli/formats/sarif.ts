/**
 * SARIF 2.1.0: violations and diagnostics at their places in the .tla and .cfg files, for code scanning and editors.
 *
 * A counterexample is a code flow: one location a step, at the action that made it.
 */
import type { Failure } from '../../checker/report.ts'
import type { Diagnostic } from '../../syntax/source.ts'
import { extname } from 'node:path'
import { pathToFileURL } from 'node:url'
import { stepTitle } from '../render/trace.ts'
import { diffStates, renderChange } from '../render/diff.ts'
import { PLAIN } from '../render/signs.ts'
import { printValue } from '../../value/print.ts'
import { diagnosticPlace, filePlace, loopText, placeOfFailure, sentenceOf, startOf, verdictOf, type FilePlace, type Outcome } from './outcome.ts'

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json'
/** Steps of a code flow; services refuse larger ones. */
const MOST_STEPS = 500

interface Result {
  readonly ruleId: string
  readonly level: 'error' | 'warning' | 'note'
  readonly message: { readonly text: string }
  readonly locations: readonly unknown[]
  readonly relatedLocations?: readonly unknown[]
  readonly codeFlows?: readonly unknown[]
  readonly partialFingerprints: { readonly [name: string]: string }
}

const RULES: Readonly<Record<string, string>> = {
  invariant: 'An invariant is false in a reachable state',
  property: 'A property is violated by a behaviour',
  deadlock: 'A reachable state has no successor',
  assumption: 'An assumption is false or cannot be evaluated',
  postcondition: 'The postcondition is false',
  possible: 'What must be possible is true in no reachable state',
  assert: 'An Assert failed',
  evaluation: 'The specification cannot be evaluated',
  unsupported: 'A construct that is not supported',
  undecided: 'Not everything asked for was checked',
  expectation: 'A model is not as its expectation says',
}

/** The log file as JSON text. */
export function sarifLog(outcomes: readonly Outcome[], version: string): string {
  const results = outcomes.flatMap(resultsOf)
  const ids = [...new Set(results.map(({ ruleId }) => ruleId))].toSorted()
  return JSON.stringify({
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [{
      tool: {
        driver: {
          name: 'tla-runner',
          version,
          rules: ids.map((id) => ({ id, shortDescription: { text: RULES[id] ?? `Diagnostic ${id}` } })),
        },
      },
      columnKind: 'unicodeCodePoints',
      originalUriBaseIds: { SRCROOT: { uri: `${pathToFileURL(process.cwd()).href}/` } },
      invocations: [{
        executionSuccessful: outcomes.every(({ checked }) => checked !== undefined && checked.report.verdict !== 'error'),
        exitCode: Math.max(0, ...outcomes.map(({ exitCode }) => exitCode)),
        toolExecutionNotifications: outcomes.flatMap(({ warnings }) => warnings).map((text) => ({ level: 'warning', message: { text } })),
      }],
      results: results.map((result) => ({ ...result, ruleIndex: ids.indexOf(result.ruleId) })),
    }],
  }, undefined, 1)
}

/** A model that is as expected has no results: its violations are what it is there for. */
function resultsOf(outcome: Outcome): Result[] {
  const { checked, error, mismatches } = outcome
  if (mismatches?.length === 0) return []
  if (mismatches !== undefined && checked !== undefined) return [plain('expectation', 'error', `${outcome.name}: ${mismatches.join('; ')}`, startOf(outcome))]
  const diagnostics = (checked?.loaded.diagnostics ?? error?.diagnostics ?? []).map((d) => diagnosticResult(d, outcome))
  if (checked === undefined) return diagnostics
  const { report } = checked
  const undecided = report.verdict === 'undecided' ? [plain('undecided', 'error', [verdictOf(outcome), ...report.notChecked].join('\n'), startOf(outcome))] : []
  return [...diagnostics, ...report.failures.map((failure) => failureResult(failure, outcome)), ...undecided]
}

function plain(ruleId: string, level: Result['level'], text: string, place: FilePlace): Result {
  return { ruleId, level, message: { text }, locations: [location(place)], partialFingerprints: { 'tlaRunner/v1': `${ruleId}:${place.path}` } }
}

function diagnosticResult(d: Diagnostic, outcome: Outcome): Result {
  const place = diagnosticPlace(d) ?? startOf(outcome)
  return plain(d.code, d.severity, [d.message, ...d.notes.map(({ message }) => message)].join('\n'), place)
}

function failureResult(failure: Failure, outcome: Outcome): Result {
  const { variables } = outcome.checked!.report
  const place = placeOfFailure(failure) ?? startOf(outcome)
  const definition = filePlace(failure.place)
  const { explanation } = failure
  const values = [...explanation?.bindings.map(({ name, value }) => `${name} = ${printValue(value, 200)}`) ?? [], ...explanation?.values.map(({ text, value }) => `${text} = ${printValue(value, 200)}`) ?? []]
  const loop = loopText(failure)
  const message = [sentenceOf(failure), ...(loop === undefined ? [] : [loop]), ...(explanation?.conjunct === undefined ? [] : [`false: ${explanation.conjunct}`]), ...values, `reproduce: ${outcome.command}`]
  const places = new Map(outcome.checked!.loaded.program.actions.map((action) => [action.name, filePlace(action.place)]))
  const steps = failure.trace.slice(0, MOST_STEPS).map((step, k) => {
    const before = failure.trace[k - 1]
    const changes = before === undefined ? [] : diffStates(variables, before.state, step.state).map((change) => renderChange(change, PLAIN, 200))
    return {
      location: { ...location(places.get(step.action) ?? definition ?? place), message: { text: [`${k + 1}. ${stepTitle(step, 200)}`, ...changes].join('\n') } },
      state: Object.fromEntries(variables.map((name, v) => [name, { text: printValue(step.state[v]!, 2000) }])),
    }
  })
  return {
    ...plain(failure.kind, 'error', message.join('\n'), place),
    ...(definition === undefined ? {} : { relatedLocations: [{ ...location(definition), id: 1, message: { text: `definition of ${failure.name}` } }] }),
    ...(steps.length === 0 ? {} : { codeFlows: [{ message: { text: 'the behaviour that leads there' }, threadFlows: [{ locations: steps }] }] }),
    partialFingerprints: { 'tlaRunner/v1': `${failure.kind}:${failure.name}:${outcome.name}` },
  }
}

function location({ path, line, column, endLine, endColumn }: FilePlace): { readonly physicalLocation: unknown } {
  const region = { startLine: line, startColumn: column, ...(endLine === undefined ? {} : { endLine, endColumn }) }
  return { physicalLocation: { artifactLocation: artifact(path), region } }
}

function artifact(path: string): unknown {
  if (path.startsWith('/') || path.startsWith('..') || extname(path) === '') return { uri: pathToFileURL(path).href }
  return { uri: path.split(/[\\/]/).map(encodeURIComponent).join('/'), uriBaseId: 'SRCROOT' }
}
