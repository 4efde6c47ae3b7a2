/** The commands about machines: machine, refine, simulate-cluster. */
import { CHECK } from './checking.ts'
import { COMMON, type Command } from './command.ts'

export const MACHINE: Command = {
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
  load: async () => (await import('../machineCommand.ts')).machineCommand,
}

export const REFINE: Command = {
  name: 'refine',
  summary: 'hold the role machines of replication against the specification, edge by edge',
  usage: 'tla-runner refine [MODEL…] [options]',
  examples: [
    ['tla-runner refine', 'every model of the default class, up to 100,000 states'],
    ['tla-runner refine ReplicationTiny TruncationLoss', 'two models of models/'],
    ['tla-runner refine R-15-all --mutant skip-epoch-check', 'with one rule of the machines broken: the edge that notices'],
  ],
  options: [
    { name: 'config', value: 'FILE', multiple: true, help: 'a model that is no file of models/: its configuration of MCReplication' },
    { name: 'const', value: 'NAME=VALUE', multiple: true, help: 'a constant, instead of the configuration\'s' },
    { name: 'version', value: '0.10|…|4.0|All', help: 'the protocol, instead of the configuration\'s' },
    { name: 'minus', value: 'FIX', multiple: true, help: 'without this fix (spec/PartitionVersions.tla)' },
    { name: 'plus', value: 'FIX', multiple: true, help: 'with this fix' },
    { name: 'mutant', value: 'NAME', help: 'replace one rule by a wrong one (conformance/mutants/mutants.md)' },
    { name: 'budget', value: 'TIME', help: 'stop after 60s, 5m, … with an undecided verdict' },
    { name: 'max-states', value: 'N', help: 'stop a model beyond N states, undecided; without MODEL a model is left out beyond 100,000' },
    { name: 'engine', value: 'compiled|interpreted', help: 'default: compiled' },
    { name: 'models', value: 'DIR', help: 'where the models are; default: models/' },
    { name: 'class', value: 'default|all|bench|large|guarantees', help: 'without MODEL: which models; default: default' },
    { name: 'quiet', help: 'no progress' },
    ...COMMON,
  ],
  notes: ['For every edge of a model\'s state graph the machines, put in its first state and given its action, must be in its second, all variables compared; every action that is disabled in a state they must refuse. Exit code: 0 equal, 30 different, 40 stopped before the end. The first difference ends it.'],
  load: async () => (await import('../refine.ts')).refineCommand,
}

export const SIMULATE_CLUSTER: Command = {
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
    { name: 'minus', value: 'FIX', multiple: true, help: 'without this fix (spec/PartitionVersions.tla)' },
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
  notes: ['Exit code: 0 no acknowledged record was lost, 12 one was, 40 nothing was acknowledged. A run is its seed, these options and the version of tla-runner.'],
  load: async () => (await import('../simulateCluster.ts')).simulateClusterCommand,
}
