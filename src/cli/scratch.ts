/**
 * Text evaluated in the scope of a specification: what `repl` and `explain` are given to read.
 *
 * The text becomes a module that extends the specification, and goes the way of every module: the same names, levels and
 * messages. Model values of the configuration, which have no name in the specification, are declared as constants there, so
 * that a value that was printed can be read again.
 */
import { interpretModel } from '../engines/interpreter/interpret.ts'
import type { Interpreter } from '../engines/interpreter/interpreter.ts'
import { NOWHERE, stateMoment, stepMoment } from '../engines/interpreter/moment.ts'
import { generateInitial } from '../engines/interpreter/actions.ts'
import { internNames } from '../engines/model/constants.ts'
import { link } from '../module/link.ts'
import { resolve } from '../module/load.ts'
import type { Expr, Model, ResolvedModule } from '../module/resolved.ts'
import type { Program, State } from '../program/program.ts'
import { parseConfig } from '../syntax/config.ts'
import type { Diagnostic, Source, Span } from '../syntax/source.ts'
import type { Config, ConfigValue } from '../syntax/tree.ts'
import { EvaluationError } from '../value/error.ts'
import type { Value } from '../value/store.ts'
import { moduleReader, readSource } from './files.ts'
import { configOf } from './flagConfig.ts'
import type { LoadRequest } from './load.ts'
import { diagnosticOf } from './render/diagnostics.ts'
import { surroundings } from './surroundings.ts'

/** How a text is named in messages. */
const INPUT = '<input>'
/** What the text is defined as; nobody else has such a name. */
const NAME = 'tla_runner_input'
/** Instead of a specification's path: there is none, only the language and the modules at hand. */
export const NO_SPECIFICATION = '<none>'
/** Modules that are at hand, if the specification's own names leave them room. */
const AT_HAND = ['Integers', 'Sequences', 'FiniteSets', 'TLC']

export type Evaluated<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }

/** The states that a text is evaluated in; none: variables have no value. */
export interface Scene {
  readonly state?: State | undefined
  /** What primed variables mean. */
  readonly next?: State | undefined
}

export class Scratch {
  private readonly request: LoadRequest
  private readonly root: Source
  private readonly config: Config
  private readonly modelValues: readonly string[]
  private extended: readonly string[]
  /** Definitions that were typed, in order. */
  private definitions: readonly string[] = []
  readonly module: ResolvedModule

  private constructor(request: LoadRequest, root: Source, module: ResolvedModule, config: Config) {
    this.request = request
    this.root = root
    this.module = module
    this.config = config
    const declared = new Set([...module.definitions.keys(), ...module.constants.map(({ name }) => name), ...module.variables.map(({ name }) => name)])
    const named = config.constants.flatMap((entry) => entry.kind === 'assign' ? namesIn(entry.value) : [])
    this.modelValues = [...new Set(named)].filter((name) => !declared.has(name) && /^\w*[A-Za-z]\w*$/.test(name))
    this.extended = [module.name, ...AT_HAND]
    if (!this.resolve('TRUE').ok) this.extended = [module.name]
  }

  /** Opens a specification. A configuration is not needed as long as nothing is asked that depends on it. */
  static open(request: LoadRequest): Evaluated<Scratch> {
    const root = request.spec === NO_SPECIFICATION ? { path: NO_SPECIFICATION, text: `---- MODULE ${NAME}_none ----\n====\n` } : readSource(request.spec)
    const { module, diagnostics } = resolve(root, moduleReader(request.spec, request.library))
    if (module === undefined) return { ok: false, diagnostics }
    const file = request.config === undefined ? undefined : parseConfig(readSource(request.config))
    const { config, diagnostics: wrong } = configOf(file?.config, request.flags)
    const errors = [...file?.diagnostics ?? [], ...wrong].filter(({ severity }) => severity === 'error')
    if (errors.length > 0) return { ok: false, diagnostics: errors }
    // Names are met as in a check, so that values are printed in the same order.
    internNames(link(module, config).model ?? { module, constants: new Map() })
    return { ok: true, value: new Scratch(request, root, module, config) }
  }

  /** The value of an expression. */
  evaluate(text: string, scene: Scene = {}): Evaluated<Value> {
    return this.run(text, (I, body) => I.evaluate(body, undefined, momentOf(scene)))
  }

  /** The states that a predicate such as `x = 1 /\ y = 2` describes. */
  states(predicate: string): Evaluated<readonly State[]> {
    return this.run(predicate, (I, body) => {
      const found: State[] = []
      generateInitial(I, [body], (slots) => {
        const missing = this.module.variables.filter((v) => slots[v.index] === undefined)
        if (missing.length > 0) throw new EvaluationError('eval/initial-incomplete', `the state does not give a value to ${missing.map(({ name }) => name).join(', ')}`)
        found.push(slots as State)
      })
      return found
    })
  }

  /** Keeps a definition for what comes after. */
  define(text: string): Evaluated<undefined> {
    const before = this.definitions
    this.definitions = [...before.filter((other) => nameOf(other) !== nameOf(text)), text]
    const resolved = this.resolve('TRUE')
    if (!resolved.ok) this.definitions = before
    return resolved.ok ? { ok: true, value: undefined } : resolved
  }

  /** Extends one more module for what comes after, by name. */
  extend(modules: readonly string[]): Evaluated<undefined> {
    const before = this.extended
    this.extended = [...before, ...modules.filter((name) => !before.includes(name))]
    const resolved = this.resolve('TRUE')
    if (resolved.ok) return { ok: true, value: undefined }
    this.extended = before
    // The line that extends is ours, not what was typed.
    return { ok: false, diagnostics: resolved.diagnostics.map(({ span, ...d }) => span === undefined || span.source.path === INPUT ? d : { ...d, span }) }
  }

  /** Whether a text only lacks its end: parsing it fails exactly where it stops. */
  endsEarly(text: string): boolean {
    const resolved = this.resolve(text)
    if (resolved.ok) return false
    return resolved.diagnostics.some(({ code, span }) => code.startsWith('parse/') && span !== undefined && span.source.path === INPUT && span.source.text.slice(span.start).replace(/====\s*$/, '').trim() === '')
  }

  /** Interprets a text's model; `use` is given the text's own expression. */
  private run<T>(text: string, use: (I: Interpreter, body: Expr, program: Program) => T): Evaluated<T> {
    const resolved = this.resolve(text)
    if (!resolved.ok) return resolved
    const { module, source } = resolved.value
    const body = module.definitions.get(NAME)!.body!
    const linked = linkConstants(module, this.config, this.modelValues, this.request.config === undefined)
    if (!linked.ok) return linked
    try {
      const { interpreter, program } = interpretModel(linked.value, surroundings(this.request.permissions))
      return { ok: true, value: use(interpreter, body, program) }
    } catch (error) {
      if (error instanceof EvaluationError) return { ok: false, diagnostics: [asTyped(diagnosticOf(error), source, text)] }
      if (error instanceof RangeError && /call stack/i.test(error.message)) return { ok: false, diagnostics: [{ code: 'eval/too-deep', severity: 'error', message: 'the evaluation is nested too deeply; a recursive definition may have no end', notes: [] }] }
      throw error
    }
  }

  private resolve(text: string): Evaluated<{ readonly module: ResolvedModule; readonly source: Source }> {
    const constants = this.modelValues.length === 0 ? '' : ` CONSTANTS ${this.modelValues.join(', ')}`
    // The text begins a line of its own, so that a conjunction list keeps its columns.
    const [variable] = this.module.variables
    const behaviour = variable === undefined ? '' : ` ${NAME}_init == ${variable.name} = ${variable.name} ${NAME}_next == UNCHANGED ${variable.name}`
    const source: Source = { path: INPUT, text: `---- MODULE ${NAME}_module ---- EXTENDS ${this.extended.join(', ')}${constants}${behaviour}\n${this.definitions.map((d) => `${d}\n`).join('')}${NAME} ==\n${text}\n====\n` }
    const read = moduleReader(this.request.spec, this.request.library)
    const { module, diagnostics } = resolve(source, (name) => name === this.module.name ? this.root : read(name))
    const errors = diagnostics.filter(({ severity }) => severity === 'error').map((d) => asTyped(d, source, text))
    return module === undefined || errors.length > 0 ? { ok: false, diagnostics: errors } : { ok: true, value: { module, source } }
  }
}

function momentOf({ state, next }: Scene): typeof NOWHERE {
  if (state === undefined) return NOWHERE
  return next === undefined ? stateMoment(state) : stepMoment(state, next)
}

/** A place in the module around a text, as a place in the text alone. */
function asTyped(d: Diagnostic, around: Source, text: string): Diagnostic {
  const shift = around.text.lastIndexOf(`\n${text}\n====`) + 1
  const alone: Source = { path: INPUT, text }
  const moved = (span: Span | undefined): { readonly span?: Span } => {
    if (span === undefined) return {}
    if (span.source !== around || span.start < shift) return { span }
    const at = (offset: number): number => Math.min(offset - shift, text.length)
    return { span: { source: alone, start: at(span.start), end: at(span.end) } }
  }
  return { ...d, ...moved(d.span), notes: d.notes.map((note) => ({ ...note, ...moved(note.span) })) }
}

/** The configuration's constants; without a configuration each missing one stands for itself. Behaviours are not asked for. */
function linkConstants(module: ResolvedModule, { constants, ...rest }: Config, modelValues: readonly string[], alone: boolean): Evaluated<Model> {
  const missing = alone ? module.constants.map(({ name }) => name).filter((name) => !constants.some((entry) => entry.name.name === name)) : []
  const names = [...new Set([...modelValues, ...missing])]
  const given = parseConfig({ path: INPUT, text: `${names.map((name) => `CONSTANT ${name} = ${name}\n`).join('')}${module.variables.length === 0 ? '' : `INIT ${NAME}_init NEXT ${NAME}_next`}` }).config
  const { model, diagnostics } = link(module, { ...rest, ...given, source: rest.source, constants: [...constants, ...given.constants] })
  return model !== undefined ? { ok: true, value: model } : { ok: false, diagnostics: diagnostics.filter(({ severity }) => severity === 'error') }
}

function namesIn(value: ConfigValue): string[] {
  if (value.kind === 'modelValue') return [value.name]
  return value.kind === 'set' ? value.items.flatMap(namesIn) : []
}

/** `F(x) == …`, `f[x \in S] == …`: the name; undefined for what is no definition. */
export function nameOf(text: string): string | undefined {
  return /^\s*([A-Za-z_]\w*)\s*(?:\([^)]*\)|\[[^=]*\])?\s*==(?!=)/.exec(text)?.[1]
}
