/**
 * Documents of a check, put together from the call, the model and the report. For `check` and for the list of models.
 */
import type { Report } from '../checker/report.ts'
import type { Model } from '../module/resolved.ts'
import { aliasesOf } from './alias.ts'
import { commandLine } from './commandLine.ts'
import { shortPath } from './files.ts'
import type { Loaded, LoadError, LoadRequest } from './load.ts'
import { notCovered } from './notCovered.ts'
import { errorDocument, reportDocument } from './render/document.ts'
import type { Header } from './render/header.ts'
import type { CallFacts, CheckDocument, Checked } from './render/schema.ts'
import type { RunOptions } from './run.ts'

/** The command of this very run. */
export function reproduction(): string {
  return commandLine(process.argv.slice(2).filter((arg) => !/^--?watch$/.test(arg)))
}

export function toJson(document: unknown): string {
  return JSON.stringify(document, undefined, 1)
}

export function documentOf(report: Report, { diagnostics, program, model }: Loaded, warnings: readonly string[], request: LoadRequest, exitCode: number): CheckDocument {
  return reportDocument(callOf(request, exitCode), report, {
    diagnostics, warnings, checked: checkedOf(model, request), aliasesOf: (trace) => aliasesOf(program, trace),
    notCovered: notCovered(model, report.reduced),
  })
}

export function loadErrorDocument(error: LoadError, request: LoadRequest): CheckDocument {
  return errorDocument(callOf(request, error.exitCode), error.kind, error.diagnostics)
}

export function callOf(request: LoadRequest, exitCode: number): CallFacts {
  return { command: reproduction(), spec: shortPath(request.spec), config: configPath(request), exitCode }
}

export function configPath({ config }: LoadRequest): string | null {
  return config === undefined ? null : shortPath(config)
}

export function checkedOf(model: Model, { engine }: LoadRequest): Checked {
  return {
    invariants: names(model.invariants),
    properties: names([...model.initialProperties, ...model.actionProperties, ...model.temporal]),
    constraints: names([...model.constraints, ...model.actionConstraints]),
    deadlock: model.checkDeadlock,
    engine,
  }
}

/** What the report's head says before the check. */
export function headerOf(request: LoadRequest, model: Model, options: Omit<RunOptions, 'signal' | 'onProgress'>): Header {
  const { deadlock, ...checked } = checkedOf(model, request)
  return {
    ...checked,
    spec: shortPath(request.spec),
    config: configPath(request) ?? undefined,
    symmetry: names(model.symmetry),
    view: model.view?.name,
    checkDeadlock: deadlock,
    workers: options.workers,
    maxMemory: options.maxMemory,
    limits: [
      ...(options.budgetSeconds === undefined ? [] : [`${options.budgetSeconds} s`]),
      ...(options.depthMax === undefined ? [] : [`depth ${options.depthMax}`]),
    ],
  }
}

function names(items: readonly { readonly name: string }[]): string[] {
  return [...new Set(items.map(({ name }) => name))]
}
