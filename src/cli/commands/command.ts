/** What a command says of itself, and the options that several of them have. */
import type { Arguments, Option } from '../arguments.ts'
import type { Terminal } from '../terminal.ts'

export interface Command {
  readonly name: string
  readonly summary: string
  readonly usage: string
  readonly examples: readonly (readonly [command: string, meaning: string])[]
  readonly options: readonly Option[]
  /** Further paragraphs of the help. */
  readonly notes?: readonly string[]
  readonly load: () => Promise<(args: Arguments, terminal: Terminal) => Promise<number>>
}

export const COMMON: readonly Option[] = [
  { name: 'json', help: 'one JSON document on stdout, nothing else' },
  { name: 'color', help: 'colours, whatever the output is' },
  { name: 'no-color', help: 'no colours (also: NO_COLOR)' },
  { name: 'help', short: 'h', help: 'this text' },
]

export const LIBRARY: Option = { name: 'library', value: 'PATH[:PATH]', multiple: true, help: 'where else to look for modules (also: TLA_LIBRARY)' }

export const OTHER_CHECKERS: readonly Option[] = [
  { name: 'tlc-jar', value: 'PATH', help: 'TLC\'s archive, tla2tools.jar (also: TLC_JAR)' },
  { name: 'distributed', help: 'with --engine tlc: start TLC\'s server and print the command for its workers' },
  { name: 'apalache-jar', value: 'PATH', help: 'Apalache\'s archive (also: APALACHE_JAR)' },
]
