/**
 * One node of a specification: which steps are its own.
 *
 * A step is the node's when the first of its arguments that is a node is this one: `HandleFetch(leader, follower, m)` is the
 * leader's. So a specification names first who acts; an action of somebody else about a node, such as an election by a
 * controller that is no node, counts as that node's too, and an action without a node is nobody's.
 */
import type { Nodes, Program } from '../program/program.ts'
import type { Json } from '../value/json.ts'
import { printValue } from '../value/print.ts'
import type { Value } from '../value/store.ts'
import { fits } from './plainValue.ts'

export interface NodePart {
  readonly nodes: Nodes
  readonly node: Value
}

/** The node of this name (or JSON). Throws an Error that says which there are. */
export function nodePart(program: Program, given: Json): NodePart {
  const { nodes } = program
  if (nodes === undefined) throw new Error(`${program.module} has no nodes: no variable starts as a function on a constant set`)
  const node = nodes.nodes.find((candidate) => fits(given, candidate))
  if (node === undefined) throw new Error(`${JSON.stringify(given)} is no element of ${nodes.constant}: ${nodes.nodes.map((n) => printValue(n)).join(', ')}`)
  return { nodes, node }
}

/** Whether a step with these arguments is the node's. */
export function isOwnStep({ nodes, node }: NodePart, args: readonly Value[]): boolean {
  return args.find((arg) => nodes.nodes.includes(arg)) === node
}
