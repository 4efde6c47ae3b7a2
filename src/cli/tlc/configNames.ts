/** What a configuration asks for, by name, as it stands: for a report on a run that was not ours. */
import { parseConfig } from '../../syntax/config.ts'
import type { Ident } from '../../syntax/tree.ts'
import { readSource } from '../files.ts'
import { configOf } from '../flagConfig.ts'
import type { LoadRequest } from '../load.ts'
import type { Checked } from '../render/schema.ts'

export function configNames({ config: path, flags }: LoadRequest): Omit<Checked, 'engine'> {
  const { config } = configOf(path === undefined ? undefined : parseConfig(readSource(path)).config, flags)
  const names = (...lists: readonly (readonly Ident[])[]): string[] => [...new Set(lists.flat().map(({ name }) => name))]
  return {
    invariants: names(config.invariants),
    properties: names(config.properties),
    constraints: names(config.constraints, config.actionConstraints),
    deadlock: config.checkDeadlock ?? true,
  }
}
