/**
 * A configuration from flags, alone or on top of a file's.
 *
 * Flags are written out as the text of a .cfg and parsed like one, so that a value means the same in both places and a
 * mistake is shown with the same frame. What a flag names once (INIT, a constant) replaces the file's; lists add to it.
 */
import { parseConfig } from '../syntax/config.ts'
import type { Diagnostic } from '../syntax/source.ts'
import type { Config } from '../syntax/tree.ts'

export interface ConfigFlags {
  readonly init?: string | undefined
  readonly next?: string | undefined
  readonly spec?: string | undefined
  readonly invariants: readonly string[]
  readonly properties: readonly string[]
  readonly constraints: readonly string[]
  /** State predicates that must be true somewhere. */
  readonly possible: readonly string[]
  /** `N=3`, `Op<-Other` */
  readonly constants: readonly string[]
  readonly noDeadlock: boolean
}

export const NO_FLAGS: ConfigFlags = { invariants: [], properties: [], constraints: [], possible: [], constants: [], noDeadlock: false }

/** Whether the flags say what the behaviour is. */
export function namesBehaviour(flags: ConfigFlags): boolean {
  return flags.init !== undefined || flags.next !== undefined || flags.spec !== undefined
}

/** The flags as the text of a .cfg. */
export function configText(flags: ConfigFlags): string {
  const lines = [
    ...flags.constants.map((text) => `CONSTANT ${text.replace(/(<-|=)/, ' $1 ')}`),
    ...(flags.init === undefined ? [] : [`INIT ${flags.init}`]),
    ...(flags.next === undefined ? [] : [`NEXT ${flags.next}`]),
    ...(flags.spec === undefined ? [] : [`SPECIFICATION ${flags.spec}`]),
    ...flags.invariants.map((name) => `INVARIANT ${name}`),
    ...flags.properties.map((name) => `PROPERTY ${name}`),
    ...flags.constraints.map((name) => `CONSTRAINT ${name}`),
    ...flags.possible.map((name) => `\\* POSSIBLE: ${name}`),
    ...(flags.noDeadlock ? ['CHECK_DEADLOCK FALSE'] : []),
  ]
  return lines.map((line) => `${line}\n`).join('')
}

/** The configuration that a file's text and the flags make together. */
export function configOf(file: Config | undefined, flags: ConfigFlags): { readonly config: Config; readonly diagnostics: readonly Diagnostic[] } {
  const { config: given, diagnostics } = parseConfig({ path: '<command line>', text: configText(flags) })
  return { config: file === undefined ? given : mergeConfig(file, given), diagnostics }
}

/** The file's configuration with what the flags say on top. */
export function mergeConfig(file: Config, given: Config): Config {
  const named = new Set(given.constants.map(({ name }) => name.name))
  const behaviour = given.specification === undefined && given.init === undefined && given.next === undefined ? file
    : given.specification !== undefined ? given
      : { init: given.init ?? file.init, next: given.next ?? file.next, specification: undefined }
  return {
    ...file,
    init: behaviour.init,
    next: behaviour.next,
    specification: behaviour.specification,
    constants: [...file.constants.filter(({ name }) => !named.has(name.name)), ...given.constants],
    invariants: [...file.invariants, ...given.invariants],
    properties: [...file.properties, ...given.properties],
    constraints: [...file.constraints, ...given.constraints],
    possible: [...file.possible, ...given.possible],
    checkDeadlock: given.checkDeadlock ?? file.checkDeadlock,
  }
}
