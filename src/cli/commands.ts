/**
 * The commands: what each is called, takes and does, as a table. Help and argument parsing read it; the code behind a
 * command is loaded only when it runs, so that `--help` starts at once.
 */
import type { Arguments, Option } from './arguments.ts'
import { REPORT_OPTIONS, SIMULATION_REPORTS } from './reportOptions.ts'
import type { Terminal } from './terminal.ts'

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

const COMMON: readonly Option[] = [
  { name: 'json', help: 'one JSON document on stdout, nothing else' },
  { name: 'color', help: 'colours, whatever the output is' },
  { name: 'no-color', help: 'no colours (also: NO_COLOR)' },
  { name: 'help', short: 'h', help: 'this text' },
]

const LIBRARY: Option = { name: 'library', value: 'PATH[:PATH]', multiple: true, help: 'where else to look for modules (also: TLA_LIBRARY)' }

const OTHER_CHECKERS: readonly Option[] = [
  { name: 'tlc-jar', value: 'PATH', help: 'TLC\'s archive, tla2tools.jar (also: TLC_JAR)' },
  { name: 'distributed', help: 'with --engine tlc: start TLC\'s server and print the command for its workers' },
  { name: 'apalache-jar', value: 'PATH', help: 'Apalache\'s archive (also: APALACHE_JAR)' },
]

const CHECK: Command = {
  name: 'check',
  summary: 'check a specification, or all models of a project',
  usage: 'tla-runner check [SPEC.tla] [options]',
  examples: [
    ['tla-runner check', 'every model in models/ of the default class, against its expectation'],
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
    { name: 'class', value: 'default|all|bench|large', help: 'without SPEC: which models; default: default' },
    { name: 'only', value: 'TEXT', multiple: true, help: 'without SPEC: only models whose name contains TEXT' },
    ...REPORT_OPTIONS,
    ...COMMON,
  ],
  load: async () => (await import('./check.ts')).checkCommand,
}

const COMPARE: Command = {
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
    { name: 'class', value: 'default|all|bench|large', help: 'without SPEC: which models; default: default' },
    { name: 'only', value: 'TEXT', multiple: true, help: 'without SPEC: only models whose name contains TEXT' },
    { name: 'quiet', help: 'no heading' },
    ...COMMON,
  ],
  notes: [
    'Different are: the verdict, the property that is violated, the length of the counterexample; of complete searches distinct\n'
    + 'states and the depth. Other counts are shown, as ours/TLC where they differ.\n'
    + 'Times are from start to verdict, of the whole process, the virtual machine included.',
  ],
  load: async () => (await import('./compare.ts')).compareCommand,
}

const SIMULATE: Command = {
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
  load: async () => (await import('./simulate.ts')).simulateCommand,
}

const PARSE: Command = {
  name: 'parse',
  summary: 'parse and resolve modules, as SANY does',
  usage: 'tla-runner parse FILE.tla… [options]',
  examples: [
    ['tla-runner parse Spec.tla', 'syntax, names and levels of Spec and what it extends'],
    ['tla-runner parse spec/*.tla', 'several files; every error of each'],
    ['tla-runner parse Spec.tla --json', 'the diagnostics for an editor'],
  ],
  options: [LIBRARY, ...COMMON],
  load: async () => (await import('./parse.ts')).parseCommand,
}

const ACTIONS: Command = {
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
  load: async () => (await import('./actions.ts')).actionsCommand,
}

const GENERATE: Command = {
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
  load: async () => (await import('./generate.ts')).generateCommand,
}

const BEHAVIOUR = CHECK.options.filter(({ name }) => ['config', 'init', 'next', 'const', 'library', 'seed', 'allow-exec'].includes(name))

const REPLAY: Command = {
  name: 'replay',
  summary: 'judge a trace: does some behaviour of the specification explain it?',
  usage: 'tla-runner replay TRACE --spec SPEC.tla [options]',
  examples: [
    ['tla-runner replay trace.ndjson --spec Spec.tla --config M.cfg', 'a file, an event a line; .gz is unpacked'],
    ['journalctl … | tla-runner replay - --spec Spec.tla', 'from standard input, as it arrives'],
    ['tla-runner replay trace.ndjson --spec Spec.tla --silent 1', 'up to one step between two lines is not in the log'],
  ],
  options: [
    { name: 'spec', value: 'FILE', help: 'the specification' },
    ...BEHAVIOUR,
    { name: 'engine', value: 'compiled|interpreted', help: 'default: compiled' },
    { name: 'silent', value: 'N', help: 'up to N steps between two lines may be missing; default: 0' },
    { name: 'invariants', help: 'only states in which the invariants of the model hold explain a line' },
    { name: 'inv', value: 'NAME', multiple: true, help: 'with --invariants: an invariant, besides the configuration\'s' },
    { name: 'max-candidates', value: 'N', help: 'give up when more states explain the log at once; default: 50000' },
    { name: 'budget', value: 'TIME', help: 'stop after 60s, 5m, … with an inconclusive verdict' },
    { name: 'quiet', help: 'no progress' },
    ...COMMON,
  ],
  notes: [
    'A line is {"action": "Name", "args": {parameter: value}, "observed": {path: value}, "node": "…", "time": ms}; all but action may be left out.',
    'What is left out is searched for. Init observes the initial state. A path is a variable, then keys: log.A[3].epoch, log.A.length, f[<<1, 2>>].',
    'Values: numbers, booleans; a string is a string or the model value of that name; an array is a sequence, or a set in any order; an object names some fields of a record or function. {"#set": []}, {"#tup": []}, {"#map": [[k, v]]} and {"#model": "A"} are exact.',
    'Constraints of the model do not count here; budgets do: a configuration for replay lifts them.',
  ],
  load: async () => (await import('./replay.ts')).replayCommand,
}

const ORACLE: Command = {
  name: 'oracle',
  summary: 'judge events as they happen, over standard input and output',
  usage: 'tla-runner oracle --spec SPEC.tla [options]',
  examples: [
    ['tla-runner oracle --spec Spec.tla --config M.cfg', 'a request a line, an answer a line'],
    ['echo \'{"possible": {}}\' | tla-runner oracle --spec Spec.tla', 'what can happen first'],
    ['tla-runner oracle --spec Spec.tla --silent 1', 'up to one step between two events is not told'],
  ],
  options: REPLAY.options.filter(({ name }) => name !== 'budget' && name !== 'quiet'),
  notes: [
    '{"observe": EVENT} is answered with {"ok": true, "candidates": N}, or {"ok": false, "reason", "field", "conjunct", "place", "bindings", "differences", "allowed", "possible"}, or {"ok": null, "reason"} where a limit was reached. An event is a line of a trace: see replay.',
    '{"possible": {"action"?: NAME, "args"?: {}, "most"?: N}} is answered with {"ok": true, "steps": [{"action", "args", "candidates"}]}.',
    '{"fork": {}} is answered with {"ok": true, "oracle": N}: a copy, named by "oracle": N in later requests; {"drop": {}, "oracle": N} forgets it. {"reset": {}} goes back to the initial states.',
    'Any request may carry an "id", which is given back. What cannot be answered gets {"error": {"code", "message", "notes"}} and changes nothing.',
  ],
  load: async () => (await import('./oracle.ts')).oracleCommand,
}

const REFINE: Command = {
  name: 'refine',
  summary: 'hold the role machines of replication against the specification, edge by edge',
  usage: 'tla-runner refine [MODEL…] [options]',
  examples: [
    ['tla-runner refine', 'every model of the default class, up to 100,000 states'],
    ['tla-runner refine ReplicationTiny TruncationLoss', 'two models of models/'],
    ['tla-runner refine WithBrokerEpoch --mutant skip-epoch-check', 'with one rule of the machines broken: the edge that notices'],
  ],
  options: [
    { name: 'config', value: 'FILE', multiple: true, help: 'a model that is no file of models/: its configuration of MCReplication' },
    { name: 'const', value: 'NAME=VALUE', multiple: true, help: 'a constant, instead of the configuration\'s' },
    { name: 'version', value: '0.10|…|4.0|All', help: 'the protocol, instead of the configuration\'s' },
    { name: 'minus', value: 'FIX', multiple: true, help: 'without this fix (spec/Versions.tla)' },
    { name: 'plus', value: 'FIX', multiple: true, help: 'with this fix' },
    { name: 'mutant', value: 'NAME', help: 'replace one rule by a wrong one (conformance/mutants/mutants.md)' },
    { name: 'budget', value: 'TIME', help: 'stop after 60s, 5m, … with an undecided verdict' },
    { name: 'max-states', value: 'N', help: 'stop a model beyond N states, undecided; without MODEL a model is left out beyond 100,000' },
    { name: 'engine', value: 'compiled|interpreted', help: 'default: compiled' },
    { name: 'models', value: 'DIR', help: 'where the models are; default: models/' },
    { name: 'class', value: 'default|all|bench|large', help: 'without MODEL: which models; default: default' },
    { name: 'quiet', help: 'no progress' },
    ...COMMON,
  ],
  notes: ['For every edge of a model\'s state graph the machines, put in its first state and given its action, must be in its second, all variables compared; every action that is disabled in a state they must refuse. Exit code: 0 equal, 30 different, 40 stopped before the end. The first difference ends it.'],
  load: async () => (await import('./refine.ts')).refineCommand,
}

const SIMULATE_CLUSTER: Command = {
  name: 'simulate-cluster',
  summary: 'run the reference implementation of replication under a simulated clock and network',
  usage: 'tla-runner simulate-cluster [options]',
  examples: [
    ['tla-runner simulate-cluster --seed 7', 'one run of the newest protocol with all faults'],
    ['tla-runner simulate-cluster --version 0.10 --runs 500', 'until an acknowledged record is lost'],
    ['tla-runner simulate-cluster --seed 7 --trace run.ndjson', 'with its trace, for tla-runner replay'],
  ],
  options: [
    { name: 'version', value: '0.10|…|4.0|All', help: 'the protocol; default: All, every fix there is' },
    { name: 'minus', value: 'FIX', multiple: true, help: 'without this fix (spec/Versions.tla)' },
    { name: 'plus', value: 'FIX', multiple: true, help: 'with this fix' },
    { name: 'seed', value: 'N', help: 'the run; default: 1' },
    { name: 'runs', value: 'N', help: 'this many runs, from that seed on, up to the first loss' },
    { name: 'duration', value: 'TIME', help: 'simulated time with faults; default: 1s; a quarter of it, without any, follows' },
    { name: 'min-isr', value: 'N', help: 'min.insync.replicas; default: 2' },
    { name: 'without', value: 'FAULT', multiple: true, help: 'no loss, repetition, delay, restarts, power-losses, partitions or elections' },
    { name: 'no-faults', help: 'nothing goes wrong' },
    { name: 'trace', value: 'FILE', help: 'write the run as NDJSON, a line an action; - is stdout' },
    { name: 'verbose', help: 'tell every action, fetches too' },
    { name: 'quiet', help: 'no progress' },
    ...COMMON,
  ],
  notes: ['Exit code: 0 no acknowledged record was lost, 12 one was. A run is its seed, these options and the version of tla-runner.'],
  load: async () => (await import('./simulateCluster.ts')).simulateClusterCommand,
}

const MACHINE: Command = {
  name: 'machine',
  summary: 'write a specification as an XState machine: a module or a statechart',
  usage: 'tla-runner machine SPEC.tla [options]',
  examples: [
    ['tla-runner machine Spec.tla --config M.cfg --out spec.ts', 'a module that exports the machine, for createActor'],
    ['tla-runner machine Spec.tla --config M.cfg --node A --format mermaid', 'a statechart of one node\'s part'],
    ['tla-runner machine Spec.tla --config M.cfg --format stately --by phase', 'JSON for Stately\'s editor, a state for each value of phase'],
  ],
  options: [
    { name: 'node', value: 'NODE', help: 'only the actions of this node, with its variables as the context' },
    { name: 'format', value: 'module|mermaid|stately', help: 'default: module' },
    { name: 'by', value: 'PATH', multiple: true, help: 'diagrams: what tells states apart, such as view.A.leader; default: a variable with a few names as values' },
    { name: 'states', value: 'N', help: 'diagrams: states of the model to explore; default: 5000' },
    { name: 'initial', value: 'N', help: 'module: which initial state, where there are several; the first is 0' },
    { name: 'out', value: 'FILE', help: 'the file to write; default: standard output' },
    ...CHECK.options.filter(({ name }) => ['config', 'init', 'next', 'spec', 'constraint', 'const', 'library'].includes(name)),
    ...COMMON,
  ],
  notes: ['Stately imports code: paste the JSON as createMachine(JSON). Its guards are names only; the module is what runs.'],
  load: async () => (await import('./machineCommand.ts')).machineCommand,
}

const OF_CHECK = (names: readonly string[]): readonly Option[] => CHECK.options.filter(({ name }) => names.includes(name))

const EXPLAIN: Command = {
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
  load: async () => (await import('./explain.ts')).explainCommand,
}

const REPL: Command = {
  name: 'repl',
  summary: 'evaluate expressions in the scope of a specification',
  usage: 'tla-runner repl SPEC.tla [options]',
  examples: [
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
  load: async () => (await import('./repl.ts')).replCommand,
}

export const COMMANDS: readonly Command[] = [
  CHECK,
  SIMULATE,
  PARSE,
  ACTIONS,
  EXPLAIN,
  REPL,
  COMPARE,
  GENERATE,
  MACHINE,
  REPLAY,
  ORACLE,
  REFINE,
  SIMULATE_CLUSTER,
]
