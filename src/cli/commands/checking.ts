/** The commands that look for what is wrong with a specification: check, simulate, compare. */
import { REPORT_OPTIONS, SIMULATION_REPORTS } from '../reportOptions.ts'
import { COMMON, LIBRARY, OTHER_CHECKERS, type Command } from './command.ts'

export const CHECK: Command = {
  name: 'check',
  summary: 'check a specification, or all models of a project',
  usage: 'tla-runner check [SPEC.tla|MODELS] [options]',
  examples: [
    ['tla-runner check', 'every model in models/ of the default class, against its expectation'],
    ['tla-runner check models/museum', 'those of one folder'],
    ['tla-runner check Spec.tla --config M.cfg', 'one specification with one configuration'],
    ['tla-runner check Spec.tla --html bug.html', 'and a page to step through the counterexample'],
    ['tla-runner check Spec.tla --init Init --next Next --inv TypeOK --const N=3', 'without a configuration file'],
  ],
  options: [
    { name: 'config', value: 'FILE', help: 'the configuration; default: SPEC.cfg beside the specification' },
    { name: 'init', value: 'NAME', help: 'the initial predicate' },
    { name: 'next', value: 'NAME', help: 'the next-state action' },
    { name: 'spec', value: 'NAME', help: 'the temporal specification, instead of --init and --next' },
    { name: 'inv', value: 'NAME', multiple: true, help: 'an invariant, besides the configuration\'s' },
    { name: 'property', value: 'NAME', multiple: true, help: 'a property, besides the configuration\'s' },
    { name: 'constraint', value: 'NAME', multiple: true, help: 'a state constraint, besides the configuration\'s' },
    { name: 'possible', value: 'NAME', multiple: true, help: 'a state predicate that must be true in some reachable state' },
    { name: 'const', value: 'NAME=VALUE', multiple: true, help: 'a constant; VALUE as in a .cfg; NAME<-OP replaces' },
    LIBRARY,
    { name: 'workers', value: 'N|auto', help: 'threads; default: auto' },
    { name: 'engine', value: 'NAME', help: 'compiled (default), interpreted, or another checker: tlc, apalache' },
    ...OTHER_CHECKERS,
    { name: 'budget', value: 'TIME', help: 'stop after 60s, 5m, … with an undecided verdict' },
    { name: 'depth', value: 'N', help: 'explore N levels of states; the initial states are the first' },
    { name: 'continue', help: 'go on after a violation; report one of each property' },
    { name: 'por', help: 'partial-order reduction: leave out orders of independent steps; fewer states, the same verdict' },
    { name: 'no-deadlock', help: 'a state without successors is fine' },
    { name: 'max-memory', value: 'SIZE', help: 'stop before the check takes more than 512M, 4G, …' },
    { name: 'coverage', help: 'count evaluations by expression and show where the time goes (interpreter, one worker)' },
    { name: 'checkpoint', value: 'DIR', help: 'save the search in DIR now and then, between two levels' },
    { name: 'checkpoint-every', value: 'TIME', help: 'how often; default: 5m' },
    { name: 'resume', value: 'DIR', help: 'go on from the checkpoint in DIR, and save there' },
    { name: 'seed', value: 'N', help: 'seed of RandomElement and its like; default: 0' },
    { name: 'allow-exec', help: 'let operators run programs and write files (IOExec, …)' },
    { name: 'watch', help: 'check again whenever a file is saved; the last counterexample first' },
    { name: 'full-states', help: 'traces with every state whole, nothing left out' },
    { name: 'quiet', help: 'no progress, no header' },
    { name: 'models', value: 'DIR', help: 'without SPEC: where the models are; default: models/' },
    { name: 'class', value: 'default|all|bench|large|guarantees', help: 'without SPEC: which models; default: default' },
    { name: 'only', value: 'TEXT', multiple: true, help: 'without SPEC: only models whose name contains TEXT' },
    ...REPORT_OPTIONS,
    ...COMMON,
  ],
  load: async () => (await import('../check.ts')).checkCommand,
}

export const COMPARE: Command = {
  name: 'compare',
  summary: 'check with TLC too, and compare',
  usage: 'tla-runner compare [SPEC.tla|MODELS] [options]',
  examples: [
    ['tla-runner compare --tlc-jar tla2tools.jar', 'every model of the default class in both checkers'],
    ['tla-runner compare Spec.tla --config M.cfg', 'one specification (the archive is in TLC_JAR)'],
  ],
  options: [
    { name: 'tlc-jar', value: 'PATH', help: 'TLC\'s archive, tla2tools.jar (also: TLC_JAR)' },
    { name: 'config', value: 'FILE', help: 'the configuration of SPEC; default: SPEC.cfg beside it' },
    LIBRARY,
    { name: 'workers', value: 'N', help: 'threads of both; default: 1' },
    { name: 'budget', value: 'TIME', help: 'the most that each checker may take for a model' },
    { name: 'class', value: 'default|all|bench|large|guarantees', help: 'without SPEC: which models; default: default' },
    { name: 'only', value: 'TEXT', multiple: true, help: 'without SPEC: only models whose name contains TEXT' },
    { name: 'quiet', help: 'no heading' },
    ...COMMON,
  ],
  notes: [
    'Different are: the verdict, the property that is violated, the length of the counterexample where it ends; of complete searches distinct\n'
    + 'states and the depth. Other counts are shown, as ours/TLC where they differ.\n'
    + 'Times are from start to verdict, of the whole process, the virtual machine included.',
  ],
  load: async () => (await import('../compare.ts')).compareCommand,
}

export const MUSEUM: Command = {
  name: 'museum',
  summary: 'the bugs of Kafka\'s history: what happened, the trace, the fix and its price',
  usage: 'tla-runner museum [BUG…] [options]',
  examples: [
    ['tla-runner museum', 'the list of the bugs that the specifications show, and of those that they do not'],
    ['tla-runner museum R-02', 'one of them, with its four models checked'],
    ['tla-runner museum KIP-101', 'every bug that names this proposal or ticket'],
  ],
  options: [
    { name: 'models', value: 'DIR', help: 'where the models are; default: models/' },
    { name: 'budget', value: 'TIME', help: 'the most that each model may take; default: 5m' },
    { name: 'full-states', help: 'traces with every state whole, nothing left out' },
    { name: 'quiet', help: 'no progress' },
    { name: 'workers', value: 'N|auto', help: 'threads; default: auto' },
    ...COMMON,
  ],
  load: async () => (await import('../museum.ts')).museumCommand,
}

export const SIMULATE: Command = {
  name: 'simulate',
  summary: 'random walks through a specification, reproducible by their seed',
  usage: 'tla-runner simulate SPEC.tla [options]',
  examples: [
    ['tla-runner simulate Spec.tla --traces 10000 --depth 200 --seed 7', 'ten thousand walks'],
    ['tla-runner simulate Spec.tla --budget 10m', 'as many as fit into ten minutes'],
  ],
  options: [
    ...CHECK.options.filter(({ name }) => ['config', 'init', 'next', 'spec', 'inv', 'property', 'constraint', 'const', 'library', 'no-deadlock', 'workers', 'engine', 'allow-exec', 'full-states', 'quiet'].includes(name)),
    { name: 'depth', value: 'N', help: 'states of a walk, at most; default: 100' },
    { name: 'traces', value: 'N', help: 'number of walks; default: 1000, or as many as the budget allows' },
    { name: 'budget', value: 'TIME', help: 'stop after 60s, 5m, …' },
    { name: 'seed', value: 'N', help: 'walk number i depends on the seed and on i only; default: 0' },
    { name: 'first', value: 'N', help: 'number of the first walk; default: 0' },
    ...SIMULATION_REPORTS,
    ...COMMON,
  ],
  notes: ['A simulation never says that something holds: without a violation it ends undecided (exit code 40) and says what it covered.'],
  load: async () => (await import('../simulate.ts')).simulateCommand,
}
