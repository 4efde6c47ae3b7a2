/** Tells guards from what says something of the next state. */
import { isOperator } from '../../module/copy.ts'
import { definitionOf, type Argument } from '../../module/resolved.ts'
import { forEachPart } from '../../module/walk.ts'
import { bindLet, lookUp, type Binding, type Environment } from '../interpreter/environment.ts'
import type { Interpreter } from '../interpreter/interpreter.ts'
import { bindUnknown } from './rigid.ts'

/** Whether an expression may say something of the next state, through calls and what names are bound to. */
export function isAboutNext(I: Interpreter, e: Argument, env: Environment, depth = 0): boolean {
  if (depth > 60) return true
  if (isOperator(e)) {
    if (e.kind === 'operatorBuiltin') return e.op === 'prime' || e.op === 'UNCHANGED'
    if (e.kind === 'operatorDefinition') return isAction(e.definition) || e.prefix.some((part) => isAboutNext(I, part, env, depth + 1))
    if (e.kind === 'operatorLambda') return isAboutNext(I, e.body, bindUnknown(e.parameters, env), depth + 1)
    return e.kind === 'operatorConstant' ? isActionConstant(I, e.symbol) : isBoundToAction(I, lookUp(e.symbol, env), depth)
  }
  switch (e.kind) {
    case 'local': case 'callLocal': if (isBoundToAction(I, lookUp(e.symbol, env), depth)) return true; break
    case 'builtin':
      if (e.op === 'prime' || e.op === 'UNCHANGED' || e.op === 'compose') return true
      if (e.op === 'ENABLED') return false
      break
    case 'box': case 'angle': return true
    case 'constant': if (isActionConstant(I, e.symbol)) return true; break
    case 'call': if (isAction(e.definition) || (e.definition.inLet && isBoundToAction(I, lookUp(e.definition, env), depth))) return true; break
    default:
  }
  let about = false
  const inner = e.kind === 'let' ? bindLet(e.definitions, env) : env
  forEachPart(e, (part) => { about ||= isAboutNext(I, part, inner, depth + 1) })
  return about
}

function isBoundToAction(I: Interpreter, binding: Binding | undefined, depth: number): boolean {
  if (typeof binding !== 'object') return false
  switch (binding.kind) {
    case 'thunk': return isAboutNext(I, binding.expr, binding.environment, depth + 1)
    case 'let': return false
    case 'operator':
      if (binding.target.kind === 'definition') return isAction(binding.target.definition) || binding.target.prefix.some((part) => isBoundToAction(I, part, depth + 1))
      return binding.target.kind === 'lambda' ? isAboutNext(I, binding.target.body, bindUnknown(binding.target.parameters, binding.environment), depth + 1) : binding.target.op === 'prime' || binding.target.op === 'UNCHANGED'
  }
}

function isActionConstant(I: Interpreter, symbol: Parameters<Interpreter['constants']['get']>[0]): boolean {
  const given = I.constants.get(symbol)
  return typeof given === 'object' && isAction(given)
}

function isAction(definition: Parameters<typeof definitionOf>[0]): boolean {
  const d = definitionOf(definition)
  return d.kind === 'definition' && d.level >= 2
}
