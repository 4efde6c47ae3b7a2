/**
 * Entry of a thread that makes one run of `--watch`. Everything is loaded before it is told to begin.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { retrace } from '../checker/retrace.ts'
import { interpret } from '../engines/interpreter/interpret.ts'
import { EvaluationError } from '../value/error.ts'
import { behaviourOf, recordedOf } from './behaviour.ts'
import { checkOnce } from './check.ts'
import { loadModel, type Linked, type LoadRequest } from './load.ts'
import { sourcesOf } from './formats/outcome.ts'
import { renderRetraced } from './render/retraced.ts'
import { checkModels } from './models.ts'
import { readCommand } from './runCommand.ts'
import { loadRequest } from './request.ts'
import { surroundings } from './surroundings.ts'
import { processTerminal } from './terminal.ts'
import type { Begin, WatchNews } from './watch.ts'
import '../engines/compiler/compile.ts'

const { args, spec } = workerData as { readonly args: readonly string[]; readonly spec: string | undefined }
const terminal = processTerminal(args)
const { parsed } = readCommand(args)

function tell(news: WatchNews): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort!.postMessage(news)
}

/** By the interpreter: it is ready sooner than compiled code, and a behaviour is short. */
function follow({ model }: Linked, { behaviour, since }: Begin, { config, permissions }: LoadRequest): void {
  tell({ kind: 'watch-files', files: [...sourcesOf(model).map(({ path }) => path), ...(config === undefined ? [] : [config])] })
  if (behaviour === undefined) return
  try {
    const found = retrace(interpret(model, surroundings(permissions)), recordedOf(behaviour))
    for (const line of renderRetraced(found, behaviour, Date.now() - since, terminal)) terminal.out(line)
  } catch (error) {
    // It cannot be followed; the check that comes says why.
    if (!(error instanceof EvaluationError)) throw error
  }
}

// What is there now is read once for nothing: what comes then runs on warm code.
if (spec !== undefined) loadModel(loadRequest(parsed, spec))

parentPort!.once('message', async (begin: Begin) => {
  if (begin.spec === undefined) {
    await checkModels(parsed, terminal, { names: begin.models, done: (name, files) => tell({ kind: 'watch-model', name, files }) })
    tell({ kind: 'watch-done', behaviour: undefined })
    return
  }
  const { checked } = await checkOnce(parsed, begin.spec, terminal, (linked, request) => follow(linked, begin, request))
  if (checked === undefined) tell({ kind: 'watch-files', files: [] })
  const failure = checked?.report.failures.find(({ trace }) => trace.length > 0)
  // What could not be decided leaves the last counterexample standing.
  const decided = checked !== undefined && checked.report.verdict !== 'undecided'
  tell({ kind: 'watch-done', behaviour: failure !== undefined ? behaviourOf(failure, checked!.report.variables) : decided ? undefined : begin.behaviour })
})
