/**
 * The main thread's part: starts the command's thread, hears signals, and reports in its place when it does not answer.
 *
 * The checker looks at its budget and at interrupts between two states. One state can take forever (an astronomically
 * large set, a recursion without end), so the main thread waits a little longer and then says what is known: undecided.
 */
import { readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { reportBug } from './bug.ts'
import { commandLine } from './commandLine.ts'
import { EXIT } from './exitCodes.ts'
import type { InterruptMessage } from './interrupt.ts'
import { processorSeconds } from './machine.ts'
import type { News } from './news.ts'
import { blankDocument } from './render/blank.ts'
import { SCHEMA_VERSION } from './render/schema.ts'
import { counted, duration } from './render/text.ts'
import { STACK_MB } from './stack.ts'
import type { Terminal } from './terminal.ts'

/** How long a thread may take to report after its time is up: this by the clock and of the processor, as the machine may be busy with other things. */
const GRACE_SECONDS = 2
/** By the clock, whatever the processor did. */
const GRACE_SECONDS_MAX = 10

const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const

type Stop = { readonly stopped: 'budget' | 'interrupted'; readonly exitCode: number }

/** Runs the command in a thread and returns its exit code. */
export function supervise(args: readonly string[], budgetSeconds: number | undefined, terminal: Terminal): Promise<number> {
  return new Promise((resolve) => {
    const started = performance.now()
    const worker = new Worker(new URL('./thread.js', import.meta.url), { argv: [...args], workerData: { args, program: process.argv[1] }, resourceLimits: { stackSizeMb: STACK_MB } })
    let news: News | undefined
    let interrupted = false
    const giveUp = (stop: Stop): void => {
      reportStop(stop, news, (performance.now() - started) / 1000, args, terminal)
      removeTemporaryFiles()
      resolve(stop.exitCode)
    }
    const giveUpAfterGrace = (stop: Stop): void => {
      const since = { clock: performance.now() / 1000, processor: processorSeconds() }
      const timer = setInterval(() => {
        const waited = performance.now() / 1000 - since.clock
        if (waited < GRACE_SECONDS || (waited < GRACE_SECONDS_MAX && processorSeconds() - since.processor < GRACE_SECONDS)) return
        clearInterval(timer)
        giveUp(stop)
      }, 50)
      timer.unref()
    }
    worker.on('message', (latest: News) => { news = latest })
    worker.on('error', (error) => {
      resolve(isOutOfMemory(error) ? reportOutOfMemory(news, (performance.now() - started) / 1000, args, terminal) : reportBug(error, args, terminal))
    })
    worker.on('exit', resolve)
    if (budgetSeconds !== undefined) setTimeout(giveUpAfterGrace, budgetSeconds * 1000, { stopped: 'budget', exitCode: judgesTrace(args) ? EXIT.inconclusive : EXIT.undecided }).unref()
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        const exitCode = SIGNALS[signal]
        if (interrupted) process.exit(exitCode)
        interrupted = true
        terminal.err(`${terminal.interactive ? '\r\u001b[K' : ''}stopping; once more to kill\n`)
        const message: InterruptMessage = { kind: 'interrupt', exitCode }
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
        worker.postMessage(message)
        giveUpAfterGrace({ stopped: 'interrupted', exitCode })
      })
    }
  })
}

function isOutOfMemory(error: Error): boolean {
  return 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}

function reportOutOfMemory(news: News | undefined, seconds: number, args: readonly string[], terminal: Terminal): number {
  report('memory', EXIT.tooLarge, 'out of memory', news, seconds, args, terminal)
  return EXIT.tooLarge
}

function reportStop({ stopped, exitCode }: Stop, news: News | undefined, seconds: number, args: readonly string[], terminal: Terminal): void {
  const reason = stopped === 'budget' ? 'the budget was reached while one expression was being evaluated' : 'interrupted while one expression was being evaluated'
  report(stopped, exitCode, reason, news, seconds, args, terminal)
}

/** What is undecided about a specification is inconclusive about a trace. */
function judgesTrace(args: readonly string[]): boolean {
  return args[0] === 'replay'
}

/** The report of a thread that cannot give one: the last known figures. */
function report(stopped: string, exitCode: number, reason: string, news: News | undefined, seconds: number, args: readonly string[], terminal: Terminal): void {
  if (judgesTrace(args)) {
    if (args.includes('--json')) terminal.out(JSON.stringify({ schemaVersion: SCHEMA_VERSION, command: commandLine(args), exitCode, verdict: 'inconclusive', reason: stopped, diagnostics: [] }, undefined, 1))
    else terminal.out(`${terminal.outStyle.yellow('inconclusive')}: ${reason}; ${duration(seconds)}`)
    return
  }
  const { distinct = 0, generated = 0, depth = 0, queue = 0 } = news?.progress ?? {}
  if (args.includes('--json')) {
    const blank = blankDocument({ command: commandLine(args), spec: news?.spec ?? null, config: news?.config ?? null, exitCode }, 'evaluation')
    terminal.out(JSON.stringify({ ...blank, verdict: 'undecided', kind: null, stopped, distinct, generated, depth, queue, seconds: Math.round(seconds * 1000) / 1000, notChecked: [reason] }, undefined, 1))
    return
  }
  if (terminal.interactive) terminal.err('\r\u001b[K')
  terminal.out(`${terminal.outStyle.yellow('undecided')}: ${reason}; ${counted(distinct, 'distinct state')} so far, depth ${depth}, ${duration(seconds)}`)
}

/** A thread that is ended from outside cannot remove its own. */
function removeTemporaryFiles(): void {
  const own = `tla-runner-${process.pid}-`
  for (const name of readdirSync(tmpdir())) if (name.startsWith(own)) rmSync(join(tmpdir(), name), { recursive: true, force: true })
}
