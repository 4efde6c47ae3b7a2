/** The commands that read a specification and ask it something: parse, actions, explain, repl, generate. */
import type { Option } from '../arguments.ts'
import { CHECK } from './checking.ts'
import { COMMON, LIBRARY, type Command } from './command.ts'

export const PARSE: Command = {
  name: 'parse',
  summary: 'parse and resolve modules, as SANY does',
  usage: 'tla-runner parse FILE.tla… [options]',
  examples: [
    ['tla-runner parse Spec.tla', 'syntax, names and levels of Spec and what it extends'],
    ['tla-runner parse spec/*.tla', 'several files; every error of each'],
    ['tla-runner parse Spec.tla --json', 'the diagnostics for an editor'],
  ],
  options: [LIBRARY, ...COMMON],
  load: async () => (await import('../parse.ts')).parseCommand,
}

export const ACTIONS: Command = {
  name: 'actions',
  summary: 'list the actions derived from the next-state relation',
  usage: 'tla-runner actions SPEC.tla [options]',
  examples: [
    ['tla-runner actions Spec.tla', 'name, parameters, choices and place of each action'],
    ['tla-runner actions Spec.tla --next Next', 'without a configuration file'],
    ['tla-runner actions Spec.tla --json', 'for a program'],
  ],
  options: [
    ...CHECK.options.filter(({ name }) => ['config', 'init', 'next', 'spec', 'const', 'library'].includes(name)),
    ...COMMON,
  ],
  load: async () => (await import('../actions.ts')).actionsCommand,
}

export const GENERATE: Command = {
  name: 'generate',
  summary: 'write TypeScript types of a specification: events, context, constants',
  usage: 'tla-runner generate SPEC.tla [options]',
  examples: [
    ['tla-runner generate Spec.tla --config M.cfg --out contract.ts', 'one interface an action, typed from its domains'],
    ['tla-runner generate Spec.tla --config M.cfg --out contract.ts --check', 'fail when the file is stale, naming its first differing line'],
  ],
  options: [
    { name: 'out', value: 'FILE', help: 'the file to write; default: standard output' },
    { name: 'check', help: 'write nothing; exit 30 when --out is not what would be written' },
    ...CHECK.options.filter(({ name }) => ['config', 'init', 'next', 'spec', 'const', 'library'].includes(name)),
    ...COMMON,
  ],
  notes: ['Types come from the text: Init, Next and TypeOK; of the configuration only the kinds of the constants count. What cannot be typed is `unknown`, with a warning that says why.'],
  load: async () => (await import('../generate.ts')).generateCommand,
}

const OF_CHECK = (names: readonly string[]): readonly Option[] => CHECK.options.filter(({ name }) => names.includes(name))

export const EXPLAIN: Command = {
  name: 'explain',
  summary: 'say why an action is not enabled, or an invariant false, in a state',
  usage: 'tla-runner explain SPEC.tla --state STATE (--action ACTION | --inv NAME) [options]',
  examples: [
    ['tla-runner explain Spec.tla --state 9 --action \'Fetch(b, _)\'', 'in state 9 of the counterexample; _ is any argument'],
    ['tla-runner explain Spec.tla --state \'x = 1 /\\ y = 2\' --inv TypeOK', 'in a state of your own'],
    ['tla-runner explain Spec.tla --trace bug.itf.json --state 3 --action Act', 'in a state of a stored counterexample'],
  ],
  options: [
    { name: 'state', value: 'N|STATE', help: 'a number in the counterexample, a predicate that gives every variable its value, or JSON' },
    { name: 'action', value: 'ACTION', help: 'Act, Act(a, _) or Act(m = …); its conjuncts, and the first false one with its bindings' },
    { name: 'inv', value: 'NAME', multiple: true, help: 'a formula of the module; why it is false' },
    { name: 'trace', value: 'FILE', help: 'where the counterexample is: an ITF trace or a document of check --json; default: check for it' },
    ...OF_CHECK(['config', 'init', 'next', 'spec', 'const', 'library', 'workers', 'depth', 'budget', 'max-memory', 'seed', 'allow-exec']),
    ...COMMON,
  ],
  load: async () => (await import('../explain.ts')).explainCommand,
}

export const REPL: Command = {
  name: 'repl',
  summary: 'evaluate expressions in the scope of a specification',
  usage: 'tla-runner repl [SPEC.tla] [options]',
  examples: [
    ['tla-runner repl', 'without a specification: the language and its standard modules'],
    ['tla-runner repl Spec.tla', 'expressions, definitions, several lines; :help'],
    ['tla-runner repl Spec.tla --config M.cfg --state 9', 'with the variables of state 9 of the counterexample'],
    ['echo \'Cardinality(Nodes)\' | tla-runner repl Spec.tla', 'each expression of a pipe'],
  ],
  options: [
    { name: 'state', value: 'N|STATE', help: 'the state that variables mean, as in explain' },
    { name: 'trace', value: 'FILE', help: 'where the counterexample is, as in explain' },
    ...OF_CHECK(['config', 'init', 'next', 'spec', 'const', 'library', 'workers', 'depth', 'budget', 'max-memory', 'seed', 'allow-exec']),
    ...COMMON.filter(({ name }) => name !== 'json'),
  ],
  notes: ['From a pipe the exit code is 75 when something could not be evaluated.'],
  load: async () => (await import('../repl.ts')).replCommand,
}
