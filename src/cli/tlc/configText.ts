/** A configuration as the text of a .cfg, for another checker. */
import type { Config, ConfigConstant, ConfigValue, Ident } from '../../syntax/tree.ts'
import { quote } from '../../value/print.ts'

export function printConfig(config: Config): string {
  const single = (keyword: string, name: Ident | undefined): string[] => name === undefined ? [] : [`${keyword} ${name.name}`]
  const list = (keyword: string, names: readonly Ident[]): string[] => names.map(({ name }) => `${keyword} ${name}`)
  const lines = [
    ...config.constants.map((constant) => `CONSTANT ${printConstant(constant)}`),
    ...single('INIT', config.init),
    ...single('NEXT', config.next),
    ...single('SPECIFICATION', config.specification),
    ...list('INVARIANT', config.invariants),
    ...list('PROPERTY', config.properties),
    ...list('CONSTRAINT', config.constraints),
    ...list('ACTION_CONSTRAINT', config.actionConstraints),
    ...list('SYMMETRY', config.symmetry),
    ...single('VIEW', config.view),
    ...single('ALIAS', config.alias),
    ...single('POSTCONDITION', config.postcondition),
    ...(config.checkDeadlock === undefined ? [] : [`CHECK_DEADLOCK ${config.checkDeadlock ? 'TRUE' : 'FALSE'}`]),
  ]
  return lines.map((line) => `${line}\n`).join('')
}

function printConstant(constant: ConfigConstant): string {
  if (constant.kind === 'assign') return `${constant.name.name} = ${printConfigValue(constant.value)}`
  const scope = constant.module === undefined ? '' : `[${constant.module.name}] `
  return `${constant.name.name} <- ${scope}${constant.by.name}`
}

function printConfigValue(value: ConfigValue): string {
  switch (value.kind) {
    case 'number': return String(value.value)
    case 'string': return quote(value.value)
    case 'boolean': return value.value ? 'TRUE' : 'FALSE'
    case 'modelValue': return value.name
    case 'set': return `{${value.items.map(printConfigValue).join(', ')}}`
  }
}
