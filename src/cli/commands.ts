/**
 * The commands: what each is called, takes and does, as a table. Help and argument parsing read it; the code behind a
 * command is loaded only when it runs, so that `--help` starts at once.
 */
import { CHECK, COMPARE, MUSEUM, SIMULATE } from './commands/checking.ts'
import { MACHINE, REFINE, SIMULATE_CLUSTER } from './commands/machines.ts'
import { DIFF, LINT, MUTATE } from './commands/quality.ts'
import { ACTIONS, EXPLAIN, GENERATE, PARSE, REPL } from './commands/specifications.ts'
import { ORACLE, REPLAY } from './commands/traces.ts'
import type { Command } from './commands/command.ts'

export const COMMANDS: readonly Command[] = [
  CHECK,
  SIMULATE,
  PARSE,
  ACTIONS,
  EXPLAIN,
  REPL,
  COMPARE,
  MUSEUM,
  GENERATE,
  MACHINE,
  REPLAY,
  ORACLE,
  MUTATE,
  LINT,
  DIFF,
  REFINE,
  SIMULATE_CLUSTER,
]
