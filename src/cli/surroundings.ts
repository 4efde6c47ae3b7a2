/**
 * What evaluating operators may touch outside of the specification: Print, files, programs, the clock.
 *
 * Reading files is always allowed (Json, CSV and IOUtils read inputs); writing files and running programs only with
 * `--allow-exec`, because a specification is often somebody else's.
 */
import { spawnSync } from 'node:child_process'
import { appendFileSync, readFileSync, writeFileSync, writeSync } from 'node:fs'
import type { EngineOptions } from '../engines/natives/native.ts'
import { isFile } from './files.ts'

/** Plain data: travels to worker threads. */
export interface Permissions {
  readonly allowExec: boolean
  readonly seed: number
  /** Print and PrintT go to stderr where stdout is a document. */
  readonly printToStderr: boolean
}

export function surroundings({ allowExec, seed, printToStderr }: Permissions): EngineOptions {
  return {
    allowExec,
    seed,
    // Straight to the descriptor: a worker thread's process.stdout only arrives when the main thread has time.
    print: (line) => printLine(printToStderr ? 2 : 1, line),
    readFile: (path) => isFile(path) ? readFileSync(path, 'utf8') : undefined,
    writeFile: (path, text, append) => append ? appendFileSync(path, text) : writeFileSync(path, text),
    run: ([program, ...args], environment) => {
      const result = spawnSync(program ?? '', args, { encoding: 'utf8', env: { ...process.env, ...Object.fromEntries(environment) }, maxBuffer: 64 * 1024 * 1024 })
      return { exitValue: result.status ?? 1, stdout: result.stdout ?? '', stderr: result.stderr ?? result.error?.message ?? '' }
    },
    environment: new Map(Object.entries(process.env).map(([name, value]) => [name, value ?? ''])),
    now: () => Date.now(),
  }
}

function printLine(fd: number, line: string): void {
  let rest = Buffer.from(`${line}\n`)
  for (let attempt = 0; rest.length > 0 && attempt < 10_000; attempt++) {
    try {
      rest = rest.subarray(writeSync(fd, rest))
    } catch (error) {
      // A full pipe: the reader needs a moment. A closed one: nobody listens any more.
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) return
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1)
    }
  }
}
