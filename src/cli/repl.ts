/**
 * `tla-runner repl`: expressions evaluated in the scope of a specification.
 *
 * An input ends where it is complete: when its brackets are closed and it parses, or at an empty line. A conjunction list goes on
 * until an empty line. On a terminal there are line editing and a history; from a pipe every input is evaluated in turn, and the exit
 * code says whether all of them could be.
 */
import { createInterface, type Interface } from 'node:readline'
import { isatty, ReadStream, WriteStream } from 'node:tty'
import { printValue } from '../value/print.ts'
import { UsageError, type Arguments } from './arguments.ts'
import { EXIT } from './exitCodes.ts'
import { listenForInterrupt } from './interrupt.ts'
import { renderDiagnostics } from './render/diagnostics.ts'
import { stepTitle } from './render/trace.ts'
import { loadRequest, withoutSpecification } from './request.ts'
import { nameOf, Scratch, type Scene } from './scratch.ts'
import { findStates, type NumberedStates } from './stateArgument.ts'
import type { Terminal } from './terminal.ts'
import { openTrace } from './traceFile.ts'

/** Nothing but lines of comment. */
const COMMENTS = /^\s*(\\\*.*\s*)+$/

const HELP = [
  'An expression is evaluated, a definition (Op(x) == …) is kept, EXTENDS adds a module. An input that is not complete goes on in the next line; an empty line ends it.',
  '  :state N     variables have their values of state N of the counterexample; primed, those of the state after it',
  '  :state TEXT  the same with a state such as x = 1 /\\ y = 2',
  '  :states      the states there are',
  '  :vars        the variables and their values',
  '  :quit        or Ctrl-D',
]

export async function replCommand(args: Arguments, terminal: Terminal): Promise<number> {
  const [given, ...more] = args.positionals
  if (more.length > 0) throw new UsageError('repl takes one specification', 'tla-runner repl Spec.tla')
  const request = given === undefined ? withoutSpecification(args) : loadRequest(args, given)
  const opened = Scratch.open(request)
  if (!opened.ok) {
    for (const line of renderDiagnostics(opened.diagnostics, terminal.outStyle)) terminal.out(line)
    return EXIT.parse
  }
  const scratch = opened.value
  const session: ReplSession = { named: given !== undefined, scratch, scene: {}, at: undefined, states: undefined, failed: false, find: (text) => findStates(text, args, request, scratch) }
  const start = args.text('state')
  if (start !== undefined) await command(`:state ${start}`, session, terminal)
  if (isatty(0)) await interactive(session, request.config === undefined, terminal)
  else await piped(session, terminal)
  return session.failed && !isatty(0) ? EXIT.evaluation : EXIT.ok
}

interface ReplSession {
  /** There is a specification. */
  readonly named: boolean
  readonly scratch: Scratch
  readonly find: (text: string) => Promise<NumberedStates>
  scene: Scene
  /** 1-based number of the state looked at. */
  at: number | undefined
  states: NumberedStates | undefined
  failed: boolean
}

async function interactive(session: ReplSession, alone: boolean, terminal: Terminal): Promise<void> {
  const { module } = session.scratch
  terminal.out(`${session.named ? `module ${module.name}` : 'no specification: expressions of the language and its standard modules'}; :help says what there is`)
  if (alone && module.constants.length > 0) terminal.out(terminal.outStyle.dim(`no configuration: ${module.constants.map(({ name }) => name).join(', ')} ${module.constants.length === 1 ? 'stands for itself' : 'stand for themselves'}`))
  const input = new ReadStream(0)
  const names = [...module.definitions.keys(), ...module.variables.map(({ name }) => name), ...module.constants.map(({ name }) => name)]
  const lines = createInterface({ input, output: new WriteStream(1), terminal: true, historySize: 1000, completer: (line: string) => complete(line, names) })
  let pending = ''
  const prompt = (): void => {
    lines.setPrompt(pending === '' ? 'tla> ' : '  .. ')
    lines.prompt()
  }
  lines.on('SIGINT', () => {
    if (pending === '' && lines.line === '') lines.close()
    pending = ''
    terminal.out('')
    clear(lines)
    prompt()
  })
  prompt()
  for await (const line of lines) {
    const text = pending === '' ? line : `${pending}\n${line}`
    pending = isComplete(text, session.scratch) ? '' : text
    if (pending === '' && text.trim() !== '') {
      // Ctrl-C must be heard while an expression is evaluated.
      input.setRawMode(false)
      const goOn = await answer(text, session, terminal)
      input.setRawMode(true)
      if (!goOn) break
    }
    prompt()
  }
  lines.close()
  input.destroy()
}

function clear(lines: Interface): void {
  lines.write(null, { ctrl: true, name: 'u' })
}

function complete(line: string, names: readonly string[]): [string[], string] {
  const word = /[\w!]*$/.exec(line)![0]
  return [word === '' ? [] : names.filter((name) => name.startsWith(word)), word]
}

async function piped(session: ReplSession, terminal: Terminal): Promise<void> {
  const interrupt = listenForInterrupt()
  const decoder = new TextDecoder()
  let rest = ''
  let pending = ''
  const take = async (line: string): Promise<boolean> => {
    const text = pending === '' ? line : `${pending}\n${line}`
    pending = isComplete(text, session.scratch) ? '' : text
    return pending !== '' || text.trim() === '' || answer(text, session, terminal)
  }
  for await (const chunk of openTrace('-', interrupt.signal).chunks) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = parts.pop()!
    for (const line of parts) if (!await take(line.replace(/\r$/, ''))) return
  }
  if (!await take(rest) || pending === '') return
  await answer(pending, session, terminal)
}

/** Whether an input needs no further line. */
function isComplete(text: string, scratch: Scratch): boolean {
  if (COMMENTS.test(text) || text.startsWith(':') || /\n\s*$/.test(text) || text.trim() === '') return true
  if (/^\s*(\/\\|\\\/)/.test(text) || /^\s*(\/\\|\\\/)/.test(text.split('\n').slice(1).join('\n'))) return false
  return !scratch.endsEarly(nameOf(text) === undefined ? text : text.slice(text.indexOf('==') + 2))
}

/** Evaluates one input; false ends the session. */
async function answer(text: string, session: ReplSession, terminal: Terminal): Promise<boolean> {
  const input = text.replace(/\s+$/, '')
  if (input.startsWith(':')) return command(input, session, terminal)
  const { scratch, scene } = session
  if (COMMENTS.test(input)) return true
  const modules = /^\s*EXTENDS\s+(\w+(?:\s*,\s*\w+)*)$/.exec(input)?.[1]
  if (modules !== undefined) {
    const extended = scratch.extend(modules.split(/\s*,\s*/))
    if (!extended.ok) fail(extended.diagnostics, session, terminal)
    return true
  }
  if (nameOf(input) !== undefined) {
    const defined = scratch.define(input)
    if (!defined.ok) fail(defined.diagnostics, session, terminal)
    return true
  }
  const value = scratch.evaluate(input, scene)
  if (value.ok) terminal.out(printValue(value.value))
  else fail(value.diagnostics, session, terminal)
  return true
}

function fail(diagnostics: Parameters<typeof renderDiagnostics>[0], session: ReplSession, terminal: Terminal): void {
  session.failed = true
  for (const line of renderDiagnostics(diagnostics, terminal.outStyle, 3)) terminal.out(line)
}

async function command(input: string, session: ReplSession, terminal: Terminal): Promise<boolean> {
  const [, name, rest] = /^:(\w*)\s*([\s\S]*)$/.exec(input) ?? []
  const { module } = session.scratch
  switch (name) {
    case 'q': case 'quit': case 'exit': return false
    case 'state':
      try {
        const found = rest !== undefined && /^\d+$/.test(rest) && session.states !== undefined && session.states.trace.length > 0 ? { ...session.states, at: Number(rest) - 1 } : await session.find(rest ?? '')
        const step = found.trace[found.at]
        if (step === undefined) throw new UsageError(`there is no state ${found.at + 1}; there are ${found.trace.length}`)
        session.states = found
        session.at = found.at + 1
        session.scene = { state: step.state, next: found.trace[found.at + 1]?.state }
        terminal.out(terminal.outStyle.dim(`state ${found.at + 1} of ${found.trace.length}: ${stepTitle(step, terminal.width - 20)}`))
      } catch (error) {
        if (!(error instanceof UsageError)) throw error
        session.failed = true
        terminal.out(`${terminal.outStyle.red('error')}: ${error.message}${error.hint === undefined ? '' : `\n  ${error.hint}`}`)
      }
      return true
    case 'states':
      if (session.states === undefined) terminal.out('none yet: :state N reads the counterexample')
      else session.states.trace.forEach((step, k) => terminal.out(`${k + 1 === session.at ? '>' : ' '}${String(k + 1).padStart(4)}  ${stepTitle(step, terminal.width - 8)}`))
      return true
    case 'vars':
      for (const { name: variable, index } of module.variables) terminal.out(`${variable} = ${session.scene.state === undefined ? '(no value: :state N)' : printValue(session.scene.state[index]!)}`)
      return true
    case 'help':
      for (const line of HELP) terminal.out(line)
      return true
    default:
      session.failed = true
      terminal.out(`${terminal.outStyle.red('error')}: there is no command :${name ?? ''}; :help lists them`)
      return true
  }
}
