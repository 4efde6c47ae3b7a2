/**
 * What formulas refer to, directly or through definitions: definitions, constants, variables. Replacements of a
 * configuration are followed, so this is what an evaluation could come to.
 */
import { definitionOf, type Argument, type Definition, type Model } from './resolved.ts'
import { forEachDeep } from './walk.ts'

/**
 * The `Definition`s, `ConstantSymbol`s and `VariableSymbol`s reached. A replaced definition and its replacement are both there.
 * What a definition refers to is left out where `isEnd`.
 */
export function reachedFrom(formulas: readonly Argument[], { constants }: Pick<Model, 'constants'>, isEnd: (definition: Definition) => boolean = () => false): ReadonlySet<object> {
  const reached = new Set<object>()
  const todo = [...formulas]
  const enter = (definition: Definition): void => {
    if (reached.has(definition)) return
    reached.add(definition)
    if (isEnd(definition)) return
    const target = definitionOf(definition)
    if (target.kind !== 'definition') return
    if (target !== definition) enter(target)
    if (target.body !== undefined) todo.push(target.body)
  }
  for (let e = todo.pop(); e !== undefined; e = todo.pop()) {
    forEachDeep(e, (part) => {
      if (part.kind === 'variable') reached.add(part.symbol)
      if (part.kind === 'call' || part.kind === 'operatorDefinition') enter(part.definition)
      if (part.kind !== 'constant' && part.kind !== 'operatorConstant') return
      reached.add(part.symbol)
      // A constant that stands for an operator leads on to it.
      const value = constants.get(part.symbol)
      if (value?.kind === 'definition') enter(value)
    })
  }
  return reached
}
