/**
 * Prints resolved modules in a compact one-line form for tests: names with their kind where that is the point.
 */
import type { Argument, Binder, Definition, ResolvedModule } from '../../src/module/resolved.ts'

export function showDefinition(d: Definition): string {
  const parameters = d.parameters.map((p) => (p.arity === 0 ? p.name : `${p.name}(${Array(p.arity).fill('_').join(', ')})`))
  const head = parameters.length === 0 ? d.name : `${d.name}(${parameters.join(', ')})`
  return `${head} == ${d.body === undefined ? '<native>' : show(d.body)}`
}

export function showModule(m: ResolvedModule): string[] {
  return [...m.definitions.values()].filter((d) => !d.span.source.path.startsWith('<')).map(showDefinition)
}

export function show(e: Argument): string {
  const list = (xs: readonly Argument[]): string => xs.map(show).join(', ')
  const apply = (name: string, xs: readonly Argument[]): string => (xs.length === 0 ? name : `${name}(${list(xs)})`)
  switch (e.kind) {
    case 'number': return String(e.value)
    case 'decimal': return e.text
    case 'string': return JSON.stringify(e.value)
    case 'boolean': return e.value ? 'TRUE' : 'FALSE'
    case 'stringSet': return 'STRING'
    case 'booleanSet': return 'BOOLEAN'
    case 'local': case 'operatorLocal': return e.symbol.name
    case 'constant': return apply(`CONSTANT ${e.symbol.name}`, e.args)
    case 'operatorConstant': return `CONSTANT ${e.symbol.name}`
    case 'variable': return `$${e.symbol.name}`
    case 'call': return apply(e.definition.name, e.args)
    case 'operatorDefinition': return e.prefix.length === 0 ? `OP ${e.definition.name}` : `OP ${e.definition.name}(${list(e.prefix)}, ...)`
    case 'operatorBuiltin': return `OP ${e.op}`
    case 'operatorLambda': return `LAMBDA ${e.parameters.map((p) => p.name).join(', ')} : ${show(e.body)}`
    case 'callLocal': return apply(e.symbol.name, e.args)
    case 'builtin': return apply(e.op, e.args)
    case 'tuple': return `<<${list(e.items)}>>`
    case 'product': return e.sets.map(show).join(' \\X ')
    case 'setEnum': return `{${list(e.items)}}`
    case 'setFilter': return `{${binders([e.binder])} : ${show(e.predicate)}}`
    case 'setMap': return `{${show(e.body)} : ${binders(e.binders)}}`
    case 'function': return `[${e.self === undefined ? '' : `${e.self.name}: `}${binders(e.binders)} |-> ${show(e.body)}]`
    case 'functionSet': return `[${show(e.domain)} -> ${show(e.range)}]`
    case 'record': return `[${e.fields.map((f) => `${f.name} |-> ${show(f.value)}`).join(', ')}]`
    case 'recordSet': return `[${e.fields.map((f) => `${f.name}: ${show(f.value)}`).join(', ')}]`
    case 'except': return `[${show(e.function)} EXCEPT ${e.updates.map((u) => `!${u.path.map((p) => (p.kind === 'field' ? `.${p.name}` : `[${show(p.index)}]`)).join('')} = ${show(u.value)}`).join(', ')}]`
    case 'index': return `${show(e.function)}[${list(e.args)}]`
    case 'field': return `${show(e.record)}.${e.name}`
    case 'if': return `IF ${show(e.test)} THEN ${show(e.then)} ELSE ${show(e.else)}`
    case 'case': return `CASE ${[...e.arms.map((a) => `${show(a.test)} -> ${show(a.value)}`), ...(e.other === undefined ? [] : [`OTHER -> ${show(e.other)}`])].join(' [] ')}`
    case 'let': return `LET ${e.definitions.map(showDefinition).join('; ')} IN ${show(e.body)}`
    case 'quantifier': return `${e.quantifier} ${binders(e.binders)} : ${show(e.body)}`
    case 'unboundedQuantifier': return `${e.quantifier} ${e.symbols.map((s) => s.name).join(', ')} : ${show(e.body)}`
    case 'choose': return `CHOOSE ${e.tuple ? `<<${e.symbols.map((s) => s.name).join(', ')}>>` : (e.symbols[0]?.name ?? '')}${e.set === undefined ? '' : ` \\in ${show(e.set)}`} : ${show(e.body)}`
    case 'box': return `[${show(e.action)}]_${show(e.subscript)}`
    case 'angle': return `<<${show(e.action)}>>_${show(e.subscript)}`
    case 'fairness': return `${e.strong ? 'SF' : 'WF'}_${show(e.subscript)}(${show(e.action)})`
    case 'label': return `${e.name}:: ${show(e.body)}`
  }
}

function binders(list: readonly Binder[]): string {
  return list.map((b) => `${b.tuple ? `<<${b.symbols.map((s) => s.name).join(', ')}>>` : (b.symbols[0]?.name ?? '')} \\in ${show(b.set)}`).join(', ')
}
