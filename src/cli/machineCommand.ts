/**
 * `tla-runner machine`: a specification, or one node's part of it, as an XState machine: a module that runs it, or a
 * statechart of it.
 *
 * The module loads the specification and compiles it when it is imported, so it follows the .tla. The statecharts are
 * pictures of the reachable states of one model, folded by what some variables say.
 */
import { dirname, relative, resolve, sep } from 'node:path'
import { nodePart, type NodePart } from '../machines/nodePart.ts'
import { specMachine } from '../machines/specMachine.ts'
import type { Program } from '../program/program.ts'
import { printValue } from '../value/print.ts'
import { UsageError, type Arguments } from './arguments.ts'
import { quoted } from './commandLine.ts'
import { EXIT } from './exitCodes.ts'
import { shortPath, withFile } from './files.ts'
import { foldedGraph } from './foldedGraph.ts'
import { mermaidStates, statelyConfig, summaryOf } from './formats/stateDiagram.ts'
import { writeText } from './generate.ts'
import { loadProgram, type LoadRequest } from './load.ts'
import { sayLoadWarnings } from './loadFailure.ts'
import { diagnosticDocument, renderDiagnostics } from './render/diagnostics.ts'
import { SCHEMA_VERSION } from './render/schema.ts'
import { argumentsOf, loadRequest } from './request.ts'
import type { Terminal } from './terminal.ts'

const FORMATS = ['module', 'mermaid', 'stately'] as const
const STATES = 5000

export async function machineCommand(args: Arguments, terminal: Terminal): Promise<number> {
  const [given, ...more] = args.positionals
  if (given === undefined || more.length > 0) throw new UsageError('machine takes one specification', 'tla-runner machine Spec.tla --format mermaid')
  const format = args.choice('format', FORMATS) ?? 'module'
  const statesMax = args.count('states', 1) ?? STATES
  if (format === 'module' && (args.has('by') || args.has('states'))) throw new UsageError('--by and --states are for diagrams', 'add --format mermaid or --format stately')
  const request = loadRequest(args, given)
  const loaded = await loadProgram(request)
  if (!loaded.ok) {
    const { diagnostics, exitCode } = loaded.error
    if (args.has('json')) terminal.out(JSON.stringify({ schemaVersion: SCHEMA_VERSION, exitCode, diagnostics: diagnostics.map(diagnosticDocument) }, undefined, 1))
    else for (const line of renderDiagnostics(diagnostics, terminal.outStyle)) terminal.out(line)
    return exitCode
  }
  sayLoadWarnings(loaded.value, terminal)
  const { program } = loaded.value
  const part = args.has('node') ? usage(() => nodePart(program, nodeJson(args.text('node')!, program))) : undefined
  const id = part === undefined ? program.module : `${program.module}.${printValue(part.node)}`
  const out = args.text('out')
  const written = format === 'module' ? { text: moduleText(request, program, part, args, out), notes: [] } : diagram(format, program, part, id, args, statesMax)
  // A diagram of nothing would look like a specification that does nothing.
  if (written.explored === 0) {
    terminal.err(`${terminal.errStyle.red('error')}: ${written.notes[0] ?? 'the specification has no initial state'}\n`)
    return EXIT.evaluation
  }
  for (const note of written.notes) terminal.err(`${terminal.errStyle.yellow('warning')}: ${note}\n`)
  if (out !== undefined) withFile('out', out, () => { writeText(out, `${written.text}\n`) })
  if (args.has('json')) terminal.out(JSON.stringify({ schemaVersion: SCHEMA_VERSION, exitCode: EXIT.ok, spec: shortPath(request.spec), format, out: out ?? null, notes: written.notes, text: out === undefined ? written.text : null }, undefined, 1))
  else terminal.out(out === undefined ? written.text : `${out}: written`)
  return EXIT.ok
}

interface Written {
  readonly text: string
  /** States that a diagram was made of; undefined: it is no diagram. */
  readonly explored?: number
  readonly notes: readonly string[]
}

function diagram(format: 'mermaid' | 'stately', program: Program, part: NodePart | undefined, id: string, args: Arguments, statesMax: number): Written {
  const graph = foldedGraph(program, part, args.has('by') ? args.all('by') : undefined, statesMax)
  const notes = [
    ...(graph.partial ? [`a part only: ${summaryOf(graph)} (--states N for more)`] : []),
    ...(graph.error === undefined ? [] : [`the specification cannot be evaluated everywhere: ${graph.error}`]),
    ...(graph.by.length === 0 ? [`no variable has a few names as its values; choose with --by: ${program.variables.join(', ')}`] : []),
  ]
  return { text: format === 'mermaid' ? mermaidStates(graph, program).join('\n') : JSON.stringify(statelyConfig(graph, program, id), undefined, 2), explored: graph.explored, notes }
}

/** The node as the library takes it: `A`, or `1` where nodes are numbers. */
function nodeJson(text: string, program: Program): string | number {
  return program.nodes?.nodes.some((node) => printValue(node) === text) === true && /^-?\d+$/.test(text) ? Number(text) : text
}

/** What the library throws for a wrong option is the user's command line here. */
function usage<T>(make: () => T): T {
  try {
    return make()
  } catch (error) {
    throw error instanceof Error && error.constructor === Error ? new UsageError(error.message) : error
  }
}

function moduleText(request: LoadRequest, program: Program, part: NodePart | undefined, args: Arguments, out: string | undefined): string {
  const initial = args.count('initial', 0)
  const node = part === undefined ? undefined : nodeJson(args.text('node')!, program)
  const options = { ...(node === undefined ? {} : { node }), ...(initial === undefined ? {} : { initial }) }
  usage(() => {
    try {
      return specMachine(program, options)
    } catch (error) {
      if (error instanceof Error && error.message.includes('choose one with `initial`')) throw new UsageError(error.message.replace(/: choose.*/, ''), 'choose one with --initial N, counted from 0')
      throw error
    }
  })
  const place = (path: string): string => `path('${fromFile(path, out)}')`
  const { flags } = request
  const settings = [
    ...(request.config === undefined ? [] : [`config: ${place(request.config)}`]),
    ...(request.library.length === 0 ? [] : [`library: [${request.library.map(place).join(', ')}]`]),
    ...Object.entries(flags).flatMap(([name, value]) => (value === undefined || value === false || Array.isArray(value) && value.length === 0 ? [] : [`${name}: ${JSON.stringify(value)}`])),
  ]
  return `/**
 * ${program.module}${part === undefined ? '' : `, the part of ${printValue(part.node)}`}, as an XState machine: its actions are the events, its variables the context.
 *
 * Written by ${['tla-runner machine', ...[...argumentsOf(request), ...(node === undefined ? [] : ['--node', String(node)])].map(quoted)].join(' ')}; it loads the specification when it is imported.
 */
import { fileURLToPath } from 'node:url'
import { loadSpec, specMachine } from 'plimsoll'

const path = (relative${isTypeScript(out) ? ': string' : ''}) => fileURLToPath(new URL(relative, import.meta.url))

const spec = await loadSpec(${place(request.spec)}${settings.length === 0 ? '' : `, { ${settings.join(', ')} }`})
if (!spec.ok) throw new Error(spec.error.diagnostics.map(({ message }) => message).join('\\n'))

export const { machine, enabledEvents, whyNot, stateOf, snapshotOf } = specMachine(spec.value.program${Object.keys(options).length === 0 ? '' : `, ${JSON.stringify(options)}`})

export default machine`
}

function isTypeScript(out: string | undefined): boolean {
  return out !== undefined && /\.[cm]?ts$/.test(out)
}

/** A path as an import of the written file would say it. */
function fromFile(path: string, out: string | undefined): string {
  const text = relative(out === undefined ? process.cwd() : dirname(resolve(out)), resolve(path)).split(sep).join('/')
  return (text.startsWith('.') ? text : `./${text}`).replaceAll('\'', '\\\'')
}
