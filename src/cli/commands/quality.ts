/** The commands about a specification as a text that somebody changes: mutate, lint, diff. */
import { CHECK } from './checking.ts'
import { COMMON, type Command } from './command.ts'

export const MUTATE: Command = {
  name: 'mutate',
  summary: 'change a module in small ways: which properties notice?',
  usage: 'tla-runner mutate MODULE.tla… [options]',
  examples: [
    ['tla-runner mutate spec/PartitionLeader.tla', 'every mutant in the models of models/ that use the module'],
    ['tla-runner mutate spec/PartitionLeader.tla --only ExpandIsr', 'the mutants of one definition'],
    ['tla-runner mutate Spec.tla --config M.cfg', 'in that configuration, which holds; default: Spec.cfg'],
    ['tla-runner mutate Part.tla --spec Spec.tla', 'a module that Spec extends or instantiates'],
    ['tla-runner mutate spec/*.tla --count 50 --seed 7', 'a sample of each module, and a table of scores'],
  ],
  options: [
    { name: 'only', value: 'DEFINITION', multiple: true, help: 'mutants of these definitions only' },
    { name: 'again', help: 'only those that survivors.json explains: is it still so?' },
    { name: 'config', value: 'FILE', multiple: true, help: 'in these configurations, which hold without a change' },
    { name: 'spec', value: 'FILE', help: 'the root module of the configuration; default: the mutated one' },
    { name: 'model', value: 'NAME', multiple: true, help: 'only these models; default: those of the default class that use the module' },
    { name: 'models', value: 'DIR', help: 'where the models are; default: models/' },
    { name: 'largest', value: 'N', help: 'only models of at most N states, for a first look' },
    { name: 'leave', value: 'OPERATOR', multiple: true, help: 'do not mutate it and its applications: it only bounds models; default: Within' },
    { name: 'count', value: 'N', help: 'a sample of N mutants of each module' },
    { name: 'seed', value: 'N', help: 'which sample; default: 0' },
    { name: 'min', value: 'PERCENT', help: 'exit 30 when fewer are noticed and one of the others is not explained; default: 90' },
    { name: 'explained', help: 'exit 30 when a survivor is not explained, whatever the score' },
    { name: 'each', value: 'TIME', help: 'the most processor time for one mutant in all models; default: 60s' },
    { name: 'growth', value: 'N', help: 'stop a mutant at N times the states of the model; default: 10' },
    { name: 'budget', value: 'TIME', help: 'stop after 60s, 5m, … with what was found' },
    { name: 'list', help: 'list the mutants and check nothing' },
    { name: 'quiet', help: 'no progress' },
    ...COMMON,
  ],
  notes: [
    'Mutated is what Init and Next come to: a conjunct dropped or negated, a bound swapped, an update or an operand dropped, branches swapped, … Properties are left as they are.\n'
    + 'A mutant is noticed when a model that holds is violated, raises an error or does not come any more to what must be possible, or when a model that is violated is not violated by that property any more. Other numbers of states are shown and do not count.',
    'Score: noticed / mutants that do not mean the same. What makes no module (parse and level errors) is no mutant; a mutant that makes the states grow without bound is undecided and counts as not noticed.',
    'A survivor that harms nothing that is promised is explained in survivors.json beside the models: [{"module", "definition", "change", "reason"}], with the change as it is printed here; with "equivalent": true it means the same in every model, and does not count. That is only believed where all models come to as many distinct states as without the change.',
  ],
  load: async () => (await import('../mutate/command.ts')).mutateCommand,
}

export const LINT: Command = {
  name: 'lint',
  summary: 'is a specification in order? Comments, types, unused definitions, actions that never happen',
  usage: 'tla-runner lint spec [MODULE.tla…] [options]',
  examples: [
    ['tla-runner lint spec', 'every module of spec/, with the models of models/'],
    ['tla-runner lint spec spec/PartitionLeader.tla --static', 'one module, and no model is run'],
    ['tla-runner lint spec --allow action-handler,type', 'without two of the rules'],
  ],
  options: [
    { name: 'models', value: 'DIR', help: 'where the models are; default: models/' },
    { name: 'static', help: 'run no model: nothing is said of what never happens' },
    { name: 'largest', value: 'N', help: 'run models of at most N states; default: 50000' },
    { name: 'allow', value: 'RULE', multiple: true, help: 'leave out findings of this rule' },
    { name: 'quiet', help: 'no progress' },
    ...COMMON,
  ],
  notes: [
    'Rules:\n'
    + '  length             at most 400 lines a module\n'
    + '  introduction       a comment at the head says what is modelled\n'
    + '  undocumented       a comment at each constant and variable\n'
    + '  action-comment     and at each action, in a module whose introduction says `Kafka:`\n'
    + '  action-handler     which names a class or method, or what no code of Kafka does: `The world: the machine loses power`\n'
    + '  type               TypeOK speaks of every variable\n'
    + '  unused             no definition or constant that nothing refers to\n'
    + '  unassigned         every step gives every variable its next value, on each path of the text\n'
    + '  assigned-twice     and only one\n'
    + '  constant-property  no invariant has the same value whatever happens\n'
    + '  unreached          every action happens in some model of the default class\n'
    + '  no-model           some model uses the module',
    'Exit code: 0 in order, 30 findings, 150 a module cannot be read.',
  ],
  load: async () => (await import('../lint/command.ts')).lintCommand,
}

export const DIFF: Command = {
  name: 'diff',
  summary: 'what a change of a specification does to its behaviour',
  usage: 'tla-runner diff A B [options]',
  examples: [
    ['tla-runner diff Old.tla New.tla --config M.cfg', 'two files, with the same constants'],
    ['tla-runner diff WithElr WithoutElr', 'two models of models/, or two .cfg: sets of flags'],
    ['tla-runner diff HEAD~1:models/MCx.tla models/MCx.tla --config models/Small.cfg', 'a revision of git, with the modules that it had'],
  ],
  options: [
    { name: 'config', value: 'FILE', help: 'the configuration of both, where they are specifications' },
    { name: 'of', value: 'FILE', help: 'the specification of both, where they are configurations without a .json beside them' },
    ...CHECK.options.filter(({ name }) => ['init', 'next', 'spec', 'inv', 'property', 'constraint', 'const', 'library', 'no-deadlock', 'full-states'].includes(name)),
    { name: 'max-states', value: 'N', help: 'compare at most N states; default: 200000' },
    { name: 'budget', value: 'TIME', help: 'stop after 60s, 5m, …' },
    { name: 'quiet', help: 'no progress' },
    ...COMMON,
  ],
  notes: [
    'Told are actions, variables, constants and definitions that are not the same; states, depth and the verdict of each property in both, with a counterexample where it changes; and a shortest behaviour of both to a step that only one of them has. States are compared by the variables of both.',
    'Exit code: 0 the same behaviour, 30 a difference, 40 none in what was compared.',
  ],
  load: async () => (await import('../diff/command.ts')).diffCommand,
}
