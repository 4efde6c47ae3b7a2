/**
 * `tla-runner lint spec`: is a specification in order? What the models and their search say about its modules, and what its
 * modules say of themselves.
 */
import { basename, dirname, join } from 'node:path'
import { parseModule } from '../../syntax/parser.ts'
import type { Diagnostic } from '../../syntax/source.ts'
import type { Module } from '../../syntax/tree.ts'
import { suggestion, UsageError, type Arguments } from '../arguments.ts'
import { commandLine } from '../commandLine.ts'
import { toJson } from '../documents.ts'
import { EXIT } from '../exitCodes.ts'
import { filesIn, findSpec, nearestSpec, readSource, shortPath } from '../files.ts'
import { listenForInterrupt } from '../interrupt.ts'
import type { Resolutions } from '../load.ts'
import { modelsFolder } from '../models.ts'
import { diagnosticDocument, renderDiagnostics } from '../render/diagnostics.ts'
import { SCHEMA_VERSION } from '../render/schema.ts'
import { counted } from '../render/text.ts'
import type { Terminal } from '../terminal.ts'
import { findUsers, usableModels, type UsedModel } from '../usedModels.ts'
import { addModel, addModule, noFacts } from './facts.ts'
import { ruleOf, RULES } from './finding.ts'
import { runModels } from './runs.ts'
import { textFindings } from './textRules.ts'
import { runFindings, useFindings } from './useRules.ts'

interface Linted {
  readonly module: Module
  readonly users: readonly UsedModel[]
  readonly findings: readonly Diagnostic[]
}

export async function lintCommand(args: Arguments, terminal: Terminal): Promise<number> {
  const [what, ...given] = args.positionals
  if (what !== 'spec') throw notSpec(what)
  const allowed = args.list('allow')
  const unknown = allowed.find((rule) => !(RULES as readonly string[]).includes(rule))
  if (unknown !== undefined) throw new UsageError(`there is no rule ${unknown}`, suggestion(unknown, RULES) ?? `rules are ${RULES.join(', ')}`)
  const folder = modelsFolder(args.text('models'))
  const models = usableModels(folder)
  const paths = given.length > 0 ? given.map(findSpec) : everySpecification(folder)
  const parsed = paths.map((path) => parseModule({ ...readSource(path), path: shortPath(path) }))
  const errors = parsed.flatMap(({ diagnostics }) => diagnostics.filter(({ severity }) => severity === 'error'))
  const modules = parsed.flatMap(({ module }) => module === undefined ? [] : [module])
  if (errors.length > 0 || modules.length < paths.length) {
    if (args.has('json')) terminal.out(toJson(documentOf([], errors, EXIT.parse)))
    else for (const line of renderDiagnostics(errors, terminal.outStyle)) terminal.out(line)
    return EXIT.parse
  }
  const interrupt = listenForInterrupt()
  const linted = await lint(modules, models, args, interrupt.signal, terminal)
  interrupt.dispose()
  const kept = linted.map((one) => ({ ...one, findings: one.findings.filter((found) => !allowed.includes(ruleOf(found))).toSorted((a, b) => a.span!.start - b.span!.start) }))
  const total = kept.reduce((sum, { findings }) => sum + findings.length, 0)
  const exitCode = interrupt.exitCode() ?? (total === 0 ? EXIT.ok : EXIT.mismatch)
  if (args.has('json')) terminal.out(toJson(documentOf(kept, [], exitCode)))
  else for (const line of textOf(kept, total, exitCode, terminal)) terminal.out(line)
  return exitCode
}

/** The word was left out, or misspelt: what it should be. */
function notSpec(what: string | undefined): UsageError {
  if (what === undefined) return new UsageError('lint needs to know what', 'tla-runner lint spec [MODULE.tla…]')
  const near = nearestSpec(what)
  return new UsageError(`lint knows spec, not ${what}`, suggestion(what, ['spec']) ?? (near === undefined ? 'tla-runner lint spec [MODULE.tla…]' : `did you mean tla-runner lint spec ${near}?`))
}

/** The modules beside the models: `spec/`. */
function everySpecification(folder: string): string[] {
  const beside = join(dirname(folder), 'spec')
  const found = filesIn(beside, '.tla').map((name) => join(beside, name))
  if (found.length === 0) throw new UsageError(`there are no modules in ${shortPath(beside)}`, 'name some: tla-runner lint spec MODULE.tla…')
  return found
}

async function lint(modules: readonly Module[], models: readonly UsedModel[], args: Arguments, signal: AbortSignal, terminal: Terminal): Promise<Linted[]> {
  const usersOf = findUsers(models)
  const users = modules.map(({ source }) => usersOf(source.path))
  const concerned = models.filter((model) => users.some((some) => some.includes(model)))
  const facts = noFacts()
  for (const { source } of modules) addModule(facts, source.path)
  const known: Resolutions = new Map()
  for (const { request } of concerned) {
    await new Promise((resolve) => { setImmediate(resolve) })
    if (signal.aborted) break
    if (!addModel(facts, request, known)) terminal.err(`${terminal.errStyle.yellow('warning:')} ${request.config} does not load: tla-runner check ${request.spec} --config ${request.config}\n`)
  }
  const largest = args.count('largest', 1) ?? MOST_STATES
  const small = concerned.filter(({ expected }) => expected.class === 'default' && (expected.distinct ?? 0) <= largest)
  const tell = (name: string): void => { if (!args.has('quiet') && terminal.interactive) terminal.err(`\r\u001b[K${terminal.errStyle.dim(name)}`) }
  const runs = args.has('static') ? undefined : await runModels(small, { signal, onModel: tell })
  if (terminal.interactive && runs !== undefined) terminal.err('\r\u001b[K')
  return modules.map((module, i) => ({
    module, users: users[i]!,
    findings: [...textFindings(module, facts), ...useFindings(module, facts, users[i]!.length), ...(runs === undefined || signal.aborted || users[i]!.length === 0 ? [] : runFindings(module, facts, runs))],
  }))
}

/** Larger models are not run: the small ones should come to every action. */
const MOST_STATES = 50_000

function textOf(linted: readonly Linted[], total: number, exitCode: number, { outStyle: style }: Terminal): string[] {
  const lines = linted.flatMap(({ findings }) => renderDiagnostics(findings, style, Infinity))
  const modules = counted(linted.length, 'module')
  if (exitCode === EXIT.ok) return [...lines, `${style.green('in order')}: ${modules}`]
  if (exitCode !== EXIT.mismatch) return [...lines, `${style.yellow('interrupted')}: ${counted(total, 'finding')} so far, ${modules}`]
  const counts = RULES.map((rule) => [rule, linted.flatMap(({ findings }) => findings).filter((found) => ruleOf(found) === rule).length] as const).filter(([, count]) => count > 0)
  return [...lines, `${style.red('not in order')}: ${counted(total, 'finding')} in ${linted.filter(({ findings }) => findings.length > 0).length} of ${modules}: ${counts.map(([rule, count]) => `${rule} ${count}`).join(', ')}`]
}

function documentOf(linted: readonly Linted[], errors: readonly Diagnostic[], exitCode: number): unknown {
  return {
    schemaVersion: SCHEMA_VERSION,
    command: commandLine(process.argv.slice(2)),
    exitCode,
    errors: errors.map(diagnosticDocument),
    modules: linted.map(({ module, users, findings }) => ({ module: basename(module.source.path, '.tla'), path: module.source.path, models: users.length, findings: findings.map(diagnosticDocument) })),
  }
}
