/**
 * `tla-runner museum`: the bugs of Kafka's history. Without a bug, the list; with one, its story: what happened, how it
 * comes about as a sequence of messages, the fix and its price, and what each of its four models says when it is checked now.
 */
import { UsageError, type Arguments } from './arguments.ts'
import { EXIT } from './exitCodes.ts'
import { listenForInterrupt, type Interrupt } from './interrupt.ts'
import { checkModel, counterexample, modelsDocument, modelsFolder, rowOf, selectModels, type Outcome } from './models.ts'
import { isOpen, readBugTables, wasShipped, type Bug, type BugTable, type MissingBug } from './museum/bugTable.ts'
import { byId } from './museum/markdown.ts'
import { toJson } from './documents.ts'
import { ModelTable } from './render/modelTable.ts'
import { counted, table, wrap } from './render/text.ts'
import { expectedText } from './expectation.ts'
import { now } from './run.ts'
import { SCHEMA_VERSION } from './render/schema.ts'
import { shortPath } from './files.ts'
import { didYouMean } from '../syntax/suggest.ts'
import type { Terminal } from './terminal.ts'

export async function museumCommand(args: Arguments, terminal: Terminal): Promise<number> {
  const folder = modelsFolder(args.text('models'))
  const tables = readBugTables(folder)
  if (tables.length === 0) throw new UsageError(`there are no tables of bugs in ${shortPath(folder)}/bugs`, 'they come with tla-runner: leave --models out, outside of other projects')
  if (args.positionals.length === 0) return list(tables, args, terminal)
  const chosen = args.positionals.flatMap((given) => find(tables, given))
  const interrupt = listenForInterrupt()
  const started = now()
  const outcomes: Outcome[] = []
  for (const bug of new Set(chosen)) {
    if (interrupt.exitCode() !== undefined) break
    outcomes.push(...await tell(bug, folder, args, terminal, interrupt))
  }
  interrupt.dispose()
  const exitCode = interrupt.exitCode() ?? exitCodeOf(outcomes)
  if (args.has('json')) terminal.out(toJson({ bugs: chosen.map(({ models: _models, ...bug }) => bug), ...modelsDocument(outcomes, exitCode, now() - started) }))
  return exitCode
}

function exitCodeOf(outcomes: readonly Outcome[]): number {
  const wrong = outcomes.filter((outcome) => outcome.wrong.length > 0)
  if (wrong.length === 0) return EXIT.ok
  return wrong.every(({ report }) => report?.verdict === 'undecided') ? EXIT.undecided : EXIT.mismatch
}

/** The bugs that are called so, or that name this ticket. Throws UsageError. */
function find(tables: readonly BugTable[], given: string): Bug[] {
  const wanted = given.toUpperCase()
  const named = ({ id, issues }: Bug | MissingBug): boolean => id.toUpperCase() === wanted || issues.some((issue) => issue.toUpperCase() === wanted)
  const bugs = byId(tables.flatMap((one) => one.bugs.filter(named)))
  if (bugs.length > 0) return bugs
  const missing = tables.flatMap((one) => one.missing).find(named)
  if (missing !== undefined) throw new UsageError(`${missing.id}, ${missing.title}: there is no model of it`, missing.reason)
  const known = tables.flatMap((one) => [...one.bugs, ...one.missing].flatMap(({ id, issues }) => [id, ...issues]))
  const near = didYouMean(wanted, known)
  throw new UsageError(`no bug is called ${given}`, near === undefined ? 'tla-runner museum lists them' : `did you mean ${near}?`)
}

function list(tables: readonly BugTable[], args: Arguments, terminal: Terminal): number {
  const bugs = byId(tables.flatMap((one) => one.bugs))
  const missing = byId(tables.flatMap((one) => one.missing))
  if (args.has('json')) {
    terminal.out(toJson({ schemaVersion: SCHEMA_VERSION, exitCode: EXIT.ok, bugs, missing }))
    return EXIT.ok
  }
  const { outStyle: style } = terminal
  const closed = bugs.filter((bug) => !isOpen(bug))
  const open = bugs.filter(isOpen)
  const section = (heading: string, entries: readonly Bug[]): void => {
    if (entries.length === 0) return
    terminal.out(`${style.bold(heading)}\n`)
    for (const line of table(entries.map(({ id, title, issues, fixed }) => [`  ${id}`, title, issues[0] ?? '', fixed === 'never' ? '' : fixed]))) terminal.out(line)
    terminal.out('')
  }
  section('fixed, with the first release that has the fix', closed)
  section('open in the newest release', open)
  if (missing.length > 0) {
    terminal.out(`${style.bold('not modelled')}\n`)
    for (const { id, title, reason } of missing) for (const line of wrap(`${id}  ${title}: ${reason}`, terminal.width - 2, '      ')) terminal.out(`  ${line}`)
    terminal.out('')
  }
  terminal.out(`${counted(closed.length, 'bug')} fixed, ${open.length} open, ${missing.length} not modelled; tla-runner museum BUG tells one`)
  return EXIT.ok
}

async function tell(bug: Bug, folder: string, args: Arguments, terminal: Terminal, interrupt: Interrupt): Promise<Outcome[]> {
  const { outStyle: style, width } = terminal
  const say = (line: string): void => {
    if (!args.has('json')) terminal.out(line)
  }
  const paragraph = (heading: string, text: string): void => {
    say(`\n${style.bold(heading)}`)
    for (const line of wrap(text, width - 2)) say(`  ${line}`)
  }
  say(style.bold(`${bug.id}  ${bug.title}`))
  say(style.dim(`${bug.issues.join(', ')}; ${isOpen(bug) ? 'open in the newest release' : `${wasShipped(bug) ? `in ${bug.affected}` : 'never released'}, fixed in ${bug.fixed}`}; the fix is called ${bug.flag}`))
  paragraph('What happened', bug.story)
  const models = selectModels(folder, 'all', [`${bug.id}-`])
  const outcomes: Outcome[] = []
  const rows = new ModelTable(models.map(({ name, expected }) => ({ name, expected: expectedText(expected) })), style)
  for (const model of models) {
    if (interrupt.exitCode() !== undefined) break
    const outcome = await checkModel(model, args, terminal, interrupt)
    outcomes.push(outcome)
    if (!model.name.endsWith('-minus')) continue
    say(`\n${style.bold('How it comes about')}${style.dim(isOpen(bug) ? ', with every fix that was ever released' : `, with every fix but ${bug.flag}`)}\n`)
    if (outcome.report?.failure !== undefined) for (const line of counterexample(outcome, args, terminal)) say(line)
    else say(`  it does not: ${outcome.wrong.join('; ')}`)
    paragraph('The fix', bug.fix)
    paragraph('Its price', bug.price)
    say(`\n${style.bold('The models')}`)
  }
  say(rows.heading())
  for (const outcome of outcomes) for (const line of rows.rows(rowOf(outcome))) say(line)
  if (outcomes.length < models.length) say(style.yellow(`interrupted: ${models.length - outcomes.length} of ${models.length} models were not checked`))
  paragraph('Read for it', bug.source)
  say('')
  return outcomes
}
