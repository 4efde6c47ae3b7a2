/**
 * `tla-runner actions`: what the next-state relation is made of.
 *
 * With a configuration (or --spec) the model is linked, so that overrides count; without one the module's Next, or the
 * next-state relation of its Spec, is taken as it stands: constants need no values for this.
 */
import { deriveActions, type DerivedAction } from '../module/actions.ts'
import { computeLevels } from '../module/levels.ts'
import { resolve } from '../module/load.ts'
import { createReporter } from '../module/reporter.ts'
import type { Definition, Expr, ResolvedModule } from '../module/resolved.ts'
import { takeApart } from '../module/specification.ts'
import { placeOf } from '../syntax/source.ts'
import { UsageError, type Arguments } from './arguments.ts'
import { EXIT } from './exitCodes.ts'
import { moduleReader, readSource, shortPath } from './files.ts'
import { namesBehaviour } from './flagConfig.ts'
import { loadModel, type LoadError, type LoadRequest, type Result } from './load.ts'
import { missingConfiguration } from './missing.ts'
import { diagnosticDocument, renderDiagnostics } from './render/diagnostics.ts'
import { SCHEMA_VERSION } from './render/schema.ts'
import { counted, table } from './render/text.ts'
import { loadRequest } from './request.ts'
import type { Terminal } from './terminal.ts'

interface NextRelation {
  readonly next: Expr
  readonly name: string
}

export async function actionsCommand(args: Arguments, terminal: Terminal): Promise<number> {
  const [given, ...more] = args.positionals
  if (given === undefined || more.length > 0) throw new UsageError('actions takes one specification', 'tla-runner actions Spec.tla')
  const request = loadRequest(args, given)
  const found = request.config === undefined && !namesBehaviour(request.flags) ? nextOfModule(request) : nextOfModel(request)
  if (!found.ok) return reportError(found.error, args, terminal)
  const { next, name } = found.value
  const { actions } = deriveActions(next, name)
  if (args.has('json')) terminal.out(JSON.stringify({ schemaVersion: SCHEMA_VERSION, spec: shortPath(request.spec), next: name, exitCode: EXIT.ok, actions: actions.map(actionDocument) }, undefined, 1))
  else for (const line of renderActions(actions, name)) terminal.out(line)
  return EXIT.ok
}

function nextOfModel(request: LoadRequest): Result<NextRelation> {
  const linked = loadModel(request)
  if (!linked.ok) return linked
  const { next, nextName } = linked.value.model
  if (next !== undefined) return { ok: true, value: { next, name: nextName } }
  return configError([{ code: 'config/missing', severity: 'error', message: 'this configuration has no next-state relation', notes: [] }])
}

function nextOfModule(request: LoadRequest): Result<NextRelation> {
  const { module, diagnostics } = resolve(readSource(request.spec), moduleReader(request.spec, request.library))
  if (module === undefined) return { ok: false, error: { kind: 'parse', diagnostics, exitCode: EXIT.parse } }
  const next = module.definitions.get('Next')
  if (next !== undefined && next.parameters.length === 0) return { ok: true, value: { next: callOf(next), name: 'Next' } }
  return nextOfSpec(module) ?? configError([missingConfiguration(request.spec, module, request.lookedFor)])
}

function nextOfSpec(module: ResolvedModule): Result<NextRelation> | undefined {
  const spec = module.definitions.get('Spec')
  if (spec === undefined || spec.parameters.length > 0) return undefined
  const definitions = [...module.byModule.values()].flatMap((byName) => [...byName.values()])
  const levels = computeLevels([...definitions, ...module.definitions.values()], [], createReporter())
  const { next, nextName } = takeApart(callOf(spec), { name: 'Spec', span: spec.span }, levels.levelOf, createReporter())
  return next === undefined ? undefined : { ok: true, value: { next, name: nextName } }
}

function callOf(definition: Definition): Expr {
  return { kind: 'call', definition, args: [], span: definition.span }
}

function configError(diagnostics: LoadError['diagnostics']): Result<NextRelation> {
  return { ok: false, error: { kind: 'config', diagnostics, exitCode: EXIT.config } }
}

function reportError(error: LoadError, args: Arguments, terminal: Terminal): number {
  if (args.has('json')) terminal.out(JSON.stringify({ schemaVersion: SCHEMA_VERSION, exitCode: error.exitCode, actions: [], diagnostics: error.diagnostics.map(diagnosticDocument) }, undefined, 1))
  else for (const line of renderDiagnostics(error.diagnostics, terminal.outStyle)) terminal.out(line)
  return error.exitCode
}

function actionDocument({ name, parameters, choices, path, span }: DerivedAction): unknown {
  return { name, parameters, choices, path, place: placeOf(span) }
}

/** `HandleFetch(leader, follower)  \E m  spec/Leader.tla:12:3`, aligned. */
export function renderActions(actions: readonly DerivedAction[], next: string): string[] {
  const rows = actions.map(({ name, parameters, choices, span }) => [
    parameters.length === 0 ? name : `${name}(${parameters.join(', ')})`,
    choices.length === 0 ? '' : `\\E ${choices.join(', ')}`,
    placeOf({ ...span, source: { ...span.source, path: shortPath(span.source.path) } }),
  ])
  return [...table(rows), '', `${counted(actions.length, 'action')} of ${next}`]
}
