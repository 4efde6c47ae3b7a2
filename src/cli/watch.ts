/**
 * `check --watch`: checks again whenever a file of the specification is saved; the last counterexample is followed first,
 * because whether it is gone is what one wants to know, and that takes milliseconds.
 *
 * Each run has a thread of its own, which ends with it: values are never given back while a thread lives. The next thread
 * is started ahead and waits with everything loaded but the specification. Files are looked at, not subscribed to: that
 * works on every file system, and editors that replace files do not matter.
 */
import { readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Worker, workerData } from 'node:worker_threads'
import { UsageError, type Arguments } from './arguments.ts'
import type { Behaviour } from './behaviour.ts'
import { EXIT } from './exitCodes.ts'
import { isDirectory, libraryFolders, shortPath } from './files.ts'
import { listenForInterrupt } from './interrupt.ts'
import type { LoadRequest } from './load.ts'
import { wantedModels } from './models.ts'
import { loadRequest } from './request.ts'
import { STACK_MB } from './stack.ts'
import type { Terminal } from './terminal.ts'

/** From the watcher to a run's thread: begin. */
export interface Begin {
  /** Undefined: models. */
  readonly spec: string | undefined
  /** Of the models to run. */
  readonly models: readonly string[]
  readonly behaviour: Behaviour | undefined
  /** When the change was seen, in milliseconds since 1970. */
  readonly since: number
}

/** From a run's thread: which files matter, to the specification or to a model, and at last how it ended. */
export type WatchNews =
  /** No files: it could not be loaded, and anything around it may be what is wrong. */
  | { readonly kind: 'watch-files'; readonly files: readonly string[] }
  | { readonly kind: 'watch-model'; readonly name: string; readonly files: readonly string[] | undefined }
  | { readonly kind: 'watch-done'; readonly behaviour: Behaviour | undefined }

/** Milliseconds between two looks at the files. */
const LOOK_MS = 30

interface Run {
  readonly worker: Worker
  readonly ended: Promise<'ended'>
}

/** Watches one specification, or (`given` undefined) the models. Ends by Ctrl-C only. */
export async function watch(args: Arguments, given: string | undefined, terminal: Terminal): Promise<number> {
  const wrong = ['json', 'tool', 'checkpoint', 'checkpoint-every', 'resume'].find((name) => args.has(name))
  if (wrong !== undefined) throw new UsageError(`--watch and --${wrong} do not go together`)
  const subject = given === undefined ? modelSubject(args) : specSubject(given, loadRequest(args, given))
  const interrupt = listenForInterrupt()
  const interrupted = new Promise<'interrupted'>((resolve) => { interrupt.signal.addEventListener('abort', () => resolve('interrupted'), { once: true }) })
  let next: Run | undefined
  let since = Date.now()
  let before = look(subject.files())
  const start = (): Run => startRun(given, (news) => {
    subject.hear(news)
    before = look(subject.files(), before)
  })
  for (;;) {
    const run = next ?? start()
    next = undefined
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    run.worker.postMessage(subject.begin(since))
    let stop = new AbortController()
    const wait = (): Promise<'changed'> => waitForChange(subject.files, () => before, (stop = new AbortController()).signal)
    let changed = wait()
    let first: 'ended' | 'changed' | 'interrupted' = await Promise.race([run.ended, changed, interrupted])
    if (first === 'ended') {
      terminal.err(terminal.errStyle.dim(`watching ${subject.files().length} files; Ctrl-C ends\n`))
      next = start()
    }
    for (;;) {
      if (first === 'ended') first = await Promise.race([changed, interrupted])
      stop.abort()
      if (first === 'interrupted') {
        await Promise.all([run.worker.terminate(), next?.worker.terminate()])
        interrupt.dispose()
        return interrupt.exitCode() ?? EXIT.interrupted
      }
      since = Date.now()
      const now = look(subject.files())
      const names = subject.files().filter((file) => now.get(file) !== before.get(file))
      before = now
      if (subject.isAffectedBy(names)) {
        terminal.err(`\n${terminal.errStyle.bold(`${names.map(shortPath).join(', ')} changed`)}\n`)
        break
      }
      changed = wait()
      first = next === undefined ? await Promise.race([run.ended, changed, interrupted]) : 'ended'
    }
    await run.worker.terminate()
  }
}

/** What is watched: a specification, or models. */
interface Subject {
  files(): readonly string[]
  hear(news: WatchNews): void
  begin(since: number): Begin
  /** Whether something has to be checked again. */
  isAffectedBy(files: readonly string[]): boolean
}

function specSubject(spec: string, request: LoadRequest): Subject {
  let files = filesAround(request)
  let behaviour: Behaviour | undefined
  return {
    files: () => files,
    hear: (news) => {
      if (news.kind === 'watch-done') behaviour = news.behaviour
      if (news.kind === 'watch-files') files = news.files.length === 0 ? [...new Set([...files, ...filesAround(request)])] : [...news.files]
    },
    begin: (since) => ({ spec, models: [], behaviour, since }),
    isAffectedBy: () => true,
  }
}

function modelSubject(args: Arguments): Subject {
  const { models } = wantedModels(args)
  const library = libraryFolders(args.list('library'), process.env)
  const around = [...new Set(models.flatMap(({ spec, config, path }) => [...filesAround({ spec, config, library }), path]))]
  const dependsOn = new Map<string, readonly string[]>()
  const pending = new Set(models.map(({ name }) => name))
  return {
    // A model that could not be loaded may want a file that is not there yet.
    files: () => models.every(({ name }) => dependsOn.has(name)) ? [...new Set([...dependsOn.values()].flat())] : around,
    hear: (news) => {
      if (news.kind !== 'watch-model') return
      pending.delete(news.name)
      if (news.files === undefined) dependsOn.delete(news.name)
      else dependsOn.set(news.name, news.files)
    },
    begin: (since) => ({ spec: undefined, models: [...pending], behaviour: undefined, since }),
    isAffectedBy: (files) => {
      for (const { name } of models) if (dependsOn.get(name)?.some((file) => files.includes(file)) ?? true) pending.add(name)
      return pending.size > 0
    },
  }
}

function startRun(spec: string | undefined, onNews: (news: WatchNews) => void): Run {
  const program = (workerData as { readonly program?: unknown } | null)?.program
  const worker = new Worker(new URL('./watchThread.js', import.meta.url), { argv: process.argv.slice(2), workerData: { args: process.argv.slice(2), program, spec }, resourceLimits: { stackSizeMb: STACK_MB } })
  worker.on('message', (message: { readonly kind?: unknown }) => {
    if (typeof message.kind === 'string' && message.kind.startsWith('watch-')) onNews(message as WatchNews)
  })
  const ended = new Promise<'ended'>((resolve) => {
    worker.on('message', (message: { readonly kind?: unknown }) => { if (message.kind === 'watch-done') resolve('ended') })
    worker.on('exit', () => resolve('ended'))
    // Our own bug, or no memory: said, and the next change is waited for.
    worker.on('error', (error) => {
      process.emitWarning(error)
      resolve('ended')
    })
  })
  return { worker, ended }
}

/** What a file looked like; a missing one has no entry. Files that were not looked at before count as unchanged. */
function look(files: readonly string[], before?: ReadonlyMap<string, string>): Map<string, string> {
  const found = new Map<string, string>()
  for (const file of files) {
    const stat = statSync(file, { throwIfNoEntry: false })
    const known = before?.get(file)
    if (known !== undefined) found.set(file, known)
    else if (stat !== undefined) found.set(file, `${stat.mtimeMs} ${stat.size} ${stat.ino}`)
  }
  return found
}

function waitForChange(files: () => readonly string[], before: () => ReadonlyMap<string, string>, signal: AbortSignal): Promise<'changed'> {
  return new Promise((resolve) => {
    let seen: string | undefined
    const timer = setInterval(() => {
      const now = look(files())
      const known = before()
      const different = files().some((file) => now.get(file) !== known.get(file))
      const text = different ? [...now.values()].join() : undefined
      // The second look finds what the first one found: it is written to its end.
      if (text !== undefined && text === seen) {
        clearInterval(timer)
        resolve('changed')
      }
      seen = text
    }, LOOK_MS)
    signal.addEventListener('abort', () => clearInterval(timer), { once: true })
  })
}

/** Everything that could belong to a specification that does not load. */
function filesAround({ spec, config, library }: Pick<LoadRequest, 'spec' | 'config' | 'library'>): string[] {
  const folders = [dirname(spec), ...library, join(dirname(spec), '..', 'spec')].filter(isDirectory)
  const modules = folders.flatMap((folder) => readdirSync(folder).filter((name) => name.endsWith('.tla')).map((name) => join(folder, name)))
  return [...new Set([spec, ...(config === undefined ? [] : [config]), ...modules])]
}
