/**
 * What evaluating operators may touch outside of the specification: Print, files, programs, the clock.
 *
 * Reading files is always allowed (Json, CSV and IOUtils read inputs); writing files and running programs only with
 * `--allow-exec`, because a specification is often somebody else's.
 */
import { spawnSync } from 'node:child_process'
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import type { EngineOptions } from '../engines/natives/native.ts'
import { isFile } from './files.ts'
import { writeAll } from './terminal.ts'

/** Plain data: travels to worker threads. */
export interface Permissions {
  readonly allowExec: boolean
  readonly seed: number
  /** Print and PrintT go to stderr where stdout is a document. */
  readonly printToStderr: boolean
}

/** `reads` is given the text of each file that is read. */
export function surroundings({ allowExec, seed, printToStderr }: Permissions, reads?: Map<string, string>): EngineOptions {
  return {
    allowExec,
    seed,
    print: (line) => writeAll(printToStderr ? 2 : 1, `${line}\n`),
    readFile: (path) => {
      const text = isFile(path) ? readFileSync(path, 'utf8') : undefined
      if (text !== undefined) reads?.set(path, text)
      return text
    },
    writeFile: (path, text, append) => append ? appendFileSync(path, text) : writeFileSync(path, text),
    run: ([program, ...args], environment) => {
      const result = spawnSync(program ?? '', args, { encoding: 'utf8', env: { ...process.env, ...Object.fromEntries(environment) }, maxBuffer: 64 * 1024 * 1024 })
      return { exitValue: result.status ?? 1, stdout: result.stdout ?? '', stderr: result.stderr ?? result.error?.message ?? '' }
    },
    environment: new Map(Object.entries(process.env).map(([name, value]) => [name, value ?? ''])),
    now: () => Date.now(),
  }
}
