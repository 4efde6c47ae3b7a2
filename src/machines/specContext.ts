/**
 * States of a specification as contexts of its machine, and back; for one node, its own part and the rest apart.
 *
 * A context of the whole has one field a variable. The context of a node has one field for each variable that is a
 * function on the nodes, with that node's value, and `#world`: everything else, the other nodes' parts included. A step of a
 * node reads and changes the world (it takes messages out of the network and puts others in), so the world is never
 * guessed: it is what the machine was given and what its own steps made of it.
 */
import type { Program, State } from '../program/program.ts'
import { EvaluationError } from '../value/error.ts'
import { apply, domainOf, makeFunctionOf, valuesOf } from '../value/functions.ts'
import type { Json } from '../value/json.ts'
import { printValue } from '../value/print.ts'
import { componentsOf, findModelValue, findString, S, type Value } from '../value/store.ts'
import { explicit, isMember } from '../value/canonical.ts'
import type { NodePart } from './nodePart.ts'
import { decode, encode, modelNames } from './stateJson.ts'

/** JSON by variable; `#models` lists the names that are model values, `#world` is what is not the node's own. */
export interface SpecContext {
  readonly [variable: string]: Json
}

export interface ContextCodec {
  contextOf(state: State): SpecContext
  /** `world` replaces variables of the world (or the other nodes' parts) first. Throws TypeError, EvaluationError. */
  stateOf(context: SpecContext, world?: { readonly [variable: string]: Json } | undefined): State
}

export function createCodec(program: Program, part: NodePart | undefined): ContextCodec {
  const { variables } = program
  const isLocal = variables.map((name) => part?.nodes.local.includes(name) === true)
  // What was encoded here need not be decoded: a context is known by the identity of all its values, which are frozen.
  const known = new WeakMap<object, { readonly context: SpecContext; readonly state: State; readonly generation: number }>()

  const contextOf = (state: State): SpecContext => {
    const names = modelNames(state)
    const models = new Set(names)
    const own: [string, Json][] = []
    const world: [string, Json][] = []
    variables.forEach((name, k) => {
      const value = state[k]!
      if (part === undefined) own.push([name, encode(value, models)])
      else if (isLocal[k]) {
        own.push([name, encode(apply(value, part.node), models)])
        world.push([name, encode(withoutNode(value, part.node), models)])
      } else world.push([name, encode(value, models)])
    })
    const stamp = Object.freeze([...names])
    const context: SpecContext = Object.freeze(Object.fromEntries([...own, ...(part === undefined ? [] : [['#world', Object.freeze(Object.fromEntries(world))] as const]), ['#models', stamp]]))
    known.set(stamp, { context, state, generation: S.generation })
    return context
  }

  const stateOf = (context: SpecContext, given?: { readonly [variable: string]: Json } | undefined): State => {
    const stamp = context['#models']
    const entry = typeof stamp === 'object' && stamp !== null ? known.get(stamp) : undefined
    if (given === undefined && entry?.generation === S.generation && Object.keys(entry.context).every((name) => entry.context[name] === context[name])) return entry.state
    const models = new Set(Array.isArray(stamp) ? stamp as string[] : [])
    const isModel = (name: string): boolean => models.has(name)
    // What the world is told in an event is written by people: a name that only a model value has means that one.
    const isKnownModel = (name: string): boolean => models.has(name) || findModelValue(name) !== undefined && findString(name) === undefined
    const world = { ...context['#world'] as { readonly [variable: string]: Json } | undefined }
    for (const name of Object.keys(given ?? {})) if (part === undefined || !variables.includes(name)) throw new TypeError(part === undefined ? 'only the machine of one node has a world' : `the world has no variable ${name}`)
    return variables.map((name, k) => {
      const told = given?.[name]
      const rest = (): Value => (told === undefined ? decode(world[name], isModel) : decode(told, isKnownModel))
      if (part === undefined) return decode(context[name], isModel)
      return isLocal[k] ? joined(rest(), part.node, decode(context[name], isModel)) : rest()
    })
  }
  return { contextOf, stateOf }
}

/** A function on the nodes without one of them. */
export function withoutNode(f: Value, node: Value): Value {
  if (!isMember(node, domainOf(f))) throw new EvaluationError('eval/domain', `${printValue(f, 100)} has no value for the node ${printValue(node)}`)
  return makeFunctionOf(pairsOf(f).filter(([key]) => key !== node))
}

function joined(rest: Value, node: Value, own: Value): Value {
  return makeFunctionOf([[node, own], ...pairsOf(rest).filter(([key]) => key !== node)])
}

function pairsOf(f: Value): [Value, Value][] {
  const values = valuesOf(f)
  return componentsOf(explicit(domainOf(f))).map((key, k) => [key, values[k]!])
}
