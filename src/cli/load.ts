/**
 * From files to a Program: the whole pipeline as one function.
 *
 *     read the root module → resolve what it uses → link it with a configuration → compile (or interpret)
 *
 * A request is plain data, so that a worker thread can load the same specification again.
 */
import { link } from '../module/link.ts'
import { resolve } from '../module/load.ts'
import { entriesWithoutEffect } from '../module/unused.ts'
import type { Expr, Model, Resolution, ResolvedModule } from '../module/resolved.ts'
import type { EngineOptions } from '../engines/natives/native.ts'
import type { Program } from '../program/program.ts'
import { parseConfig } from '../syntax/config.ts'
import type { Diagnostic, Source } from '../syntax/source.ts'
import type { Config } from '../syntax/tree.ts'
import { EvaluationError } from '../value/error.ts'
import { EXIT } from './exitCodes.ts'
import { moduleReader, readSource, sameFile } from './files.ts'
import { configOf, namesBehaviour, type ConfigFlags } from './flagConfig.ts'
import { missingConfiguration } from './missing.ts'
import { diagnosticOf } from './render/diagnostics.ts'
import type { DocumentKind } from './render/schema.ts'
import { surroundings, type Permissions } from './surroundings.ts'

export type EngineName = 'compiled' | 'interpreted'

export interface LoadRequest {
  readonly spec: string
  /** Undefined: only the flags configure. */
  readonly config: string | undefined
  /** Where a configuration was looked for, to be said when there is none. */
  readonly lookedFor: readonly string[]
  readonly flags: ConfigFlags
  readonly library: readonly string[]
  readonly engine: EngineName
  readonly permissions: Permissions
  /** As in EngineOptions. */
  readonly searchOnly?: boolean | undefined
  /** Partial-order reduction. */
  readonly reduce?: boolean | undefined
  /** A text that stands for what is in the file of this path. */
  readonly instead?: Source | undefined
}

export type LoadErrorKind = Extract<DocumentKind, 'parse' | 'config' | 'unsupported' | 'evaluation'>

export interface LoadError {
  readonly kind: LoadErrorKind
  readonly diagnostics: readonly Diagnostic[]
  readonly exitCode: number
}

export interface Linked {
  readonly model: Model
  /** The texts it was made of: root module, modules it uses, configuration. */
  readonly sources: readonly Source[]
  /** Warnings only. */
  readonly diagnostics: readonly Diagnostic[]
}

export interface Loaded extends Linked {
  readonly program: Program
  /** Texts of the files that this thread's program has read so far (Json, CSV, IOUtils), by path. */
  readonly reads: ReadonlyMap<string, string>
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: LoadError }

/** Modules that were resolved before, by specification: models that differ only in their configurations share them, one at a time. */
export type Resolutions = Map<string, Resolved>

interface Resolved extends Resolution {
  readonly sources: readonly Source[]
}

function resolveSpec(request: LoadRequest): Resolved {
  const root = inForce(readSource(request.spec), request)
  const sources = [root]
  const readModule = moduleReader(request.spec, request.library)
  const { module, diagnostics } = resolve(root, (name) => {
    const found = readModule(name)
    const source = found === undefined ? undefined : inForce(found, request)
    if (source !== undefined) sources.push(source)
    return source
  })
  return { module, diagnostics, sources }
}

/** Reads, resolves and links; what `actions` needs. `known` must be of these very texts, and serves one model at a time. */
export function loadModel(request: LoadRequest, known: Resolutions = new Map()): Result<Linked> {
  const resolved = known.get(request.spec) ?? resolveSpec(request)
  known.set(request.spec, resolved)
  const { module, diagnostics } = resolved
  const sources = [...resolved.sources]
  if (module === undefined || hasErrors(diagnostics)) return failed('parse', diagnostics)
  const configuration = readConfig(request, module)
  if (hasErrors(configuration.diagnostics)) return failed('config', [...diagnostics, ...configuration.diagnostics])
  const linked = link(module, configuration.config)
  const all = [...diagnostics, ...configuration.diagnostics, ...linked.diagnostics]
  if (linked.model === undefined || hasErrors(all)) return failed('config', all)
  if (configuration.source !== undefined) sources.push(configuration.source)
  return { ok: true, value: { model: linked.model, sources, diagnostics: [...all, ...entriesWithoutEffect(linked.model, configuration.config)] } }
}

function inForce(read: Source, { instead }: LoadRequest): Source {
  return instead !== undefined && sameFile(instead.path, read.path) ? instead : read
}

/** Everything up to a Program that can be checked. `onLinked` is told before the model is compiled, `observe` what the interpreter enters. */
export async function loadProgram(request: LoadRequest, onLinked?: (linked: Linked) => void, observe?: (e: Expr) => void, known?: Resolutions): Promise<Result<Loaded>> {
  const linked = loadModel(request, known)
  if (!linked.ok) return linked
  onLinked?.(linked.value)
  try {
    const reads = new Map<string, string>()
    const program = await makeProgram(linked.value.model, request, reads, observe)
    return { ok: true, value: { ...linked.value, program, reads } }
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error
    return failed(error.kind === 'unsupported' ? 'unsupported' : error.code.startsWith('config/') ? 'config' : 'evaluation', [...linked.value.diagnostics, diagnosticOf(error)])
  }
}

async function makeProgram(model: Model, request: LoadRequest, reads: Map<string, string>, observe: ((e: Expr) => void) | undefined): Promise<Program> {
  const options = surroundings(request.permissions, reads)
  const program = await engineProgram(model, request, options, observe)
  return request.reduce === true ? (await import('../engines/reduction/reduce.ts')).reduce(model, program, options) : program
}

async function engineProgram(model: Model, { engine, searchOnly, reduce }: LoadRequest, options: EngineOptions, observe: ((e: Expr) => void) | undefined): Promise<Program> {
  if (engine === 'interpreted') return (await import('../engines/interpreter/interpret.ts')).interpret(model, { ...options, observe })
  return (await import('../engines/compiler/compile.ts')).compile(model, { ...options, searchOnly: searchOnly === true && reduce !== true })
}

function readConfig(request: LoadRequest, module: ResolvedModule): { readonly source: Source | undefined; readonly config: Config; readonly diagnostics: readonly Diagnostic[] } {
  const source = request.config === undefined ? undefined : readSource(request.config)
  const file = source === undefined ? undefined : parseConfig(source)
  const merged = configOf(file?.config, request.flags)
  const missing = request.config === undefined && !namesBehaviour(request.flags) && module.variables.length > 0
    ? [missingConfiguration(request.spec, module, request.lookedFor)] : []
  return { source, config: merged.config, diagnostics: [...file?.diagnostics ?? [], ...merged.diagnostics, ...missing] }
}

function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error')
}

/** What kind of failure this is: the stage's, unless every error says that something is not supported. */
function failed(stage: LoadErrorKind, diagnostics: readonly Diagnostic[]): { readonly ok: false; readonly error: LoadError } {
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  const kind = errors.length > 0 && errors.every(({ code }) => code.startsWith('unsupported/')) ? 'unsupported'
    : errors.some(({ code }) => code.startsWith('eval/')) ? 'evaluation' : stage
  return { ok: false, error: { kind, diagnostics: [...errors, ...diagnostics.filter((d) => d.severity !== 'error')], exitCode: errors.some(({ code }) => code === 'eval/invariant-level') ? EXIT.evaluationOfInvariant : exitCodeOfKind(kind) } }
}

export function exitCodeOfKind(kind: LoadErrorKind): number {
  switch (kind) {
    case 'parse': return EXIT.parse
    case 'config': return EXIT.config
    case 'unsupported': return EXIT.unsupported
    case 'evaluation': return EXIT.evaluation
  }
}
