/** Models from text, for tests of the engines: text in, text out. */
import { link } from '../../src/module/link.ts'
import { resolve } from '../../src/module/load.ts'
import type { Definition, Model } from '../../src/module/resolved.ts'
import { parseConfig } from '../../src/syntax/config.ts'
import type { Source } from '../../src/syntax/source.ts'
import { Successors, type Program } from '../../src/program/program.ts'
import { EvaluationError } from '../../src/value/error.ts'
import { printValue } from '../../src/value/print.ts'
import { Interpreter } from '../../src/engines/interpreter/interpreter.ts'
import { interpret } from '../../src/engines/interpreter/interpret.ts'
import { NOWHERE } from '../../src/engines/interpreter/moment.ts'
import type { EngineOptions } from '../../src/engines/natives/native.ts'

/** The model of a module `M` with this text and this configuration. */
export function modelOf(body: string, config = '', read: (name: string) => Source | undefined = () => undefined): Model {
  const text = body.startsWith('----') ? body : `---- MODULE M ----\n${body}\n====`
  const { module, diagnostics } = resolve({ path: 'M.tla', text }, read)
  if (module === undefined) throw new Error(diagnostics.map((d) => d.message).join('\n'))
  const linked = link(module, parseConfig({ path: 'M.cfg', text: config }).config)
  if (linked.model === undefined) throw new Error(linked.diagnostics.map((d) => d.message).join('\n'))
  return linked.model
}


/** The value of a constant expression, as text; an error as `error <code>: <message>`. */
export function evaluated(expression: string, definitions = '', options: EngineOptions = {}, modules = ''): string {
  const model = modelOf(`EXTENDS Integers, Sequences, FiniteSets${modules === '' ? '' : `, ${modules}`}\n${definitions}\nResult == ${expression}`)
  const interpreter = new Interpreter(model, options)
  try {
    return printValue(interpreter.evaluate((model.module.definitions.get('Result') as Definition).body!, undefined, NOWHERE))
  } catch (error) {
    if (error instanceof EvaluationError) return `error ${error.code}: ${error.message}`
    throw error
  }
}

export function program(body: string, config = 'INIT Init\nNEXT Next'): Program {
  return interpret(modelOf(body, config))
}

/** Successors of the initial states, or of the given number of steps from the first one, as `<<x, y>>` texts in order. */
export function successors(p: Program, steps = 0): string[] {
  const width = p.variables.length
  const out = new Successors(width)
  p.init(out)
  let state = out.states.slice(0, width)
  for (let k = 0; k < steps; k++) {
    out.count = 0
    p.expand(state, 0, out)
    state = out.states.slice(0, width)
  }
  const next = new Successors(width)
  p.expand(state, 0, next)
  return texts(next)
}

export function initialStates(p: Program): string[] {
  const out = new Successors(p.variables.length)
  p.init(out)
  return texts(out)
}

export function texts(out: Successors): string[] {
  return Array.from({ length: out.count }, (_, k) => stateText(out.states.subarray(k * out.width, (k + 1) * out.width)))
}

export function stateText(state: ArrayLike<number>): string {
  return Array.from(state, (v) => printValue(v)).join(' ')
}

/** The error that a function throws, as an EvaluationError. */
export function errorOf(action: () => unknown): EvaluationError {
  try {
    action()
  } catch (error) {
    if (error instanceof EvaluationError) return error
    throw error
  }
  throw new Error('no error was raised')
}
