/**
 * The story that the README tells, told again: every command of its console blocks is run, in order, in a copy of the
 * project, and has to print what stands there and to end with the exit code that is named.
 *
 * In a block a line that starts with `$ ` is a command, `(exit N)` at its end says how it ends (0 otherwise); the lines below
 * it are its output. `…` stands for anything within a line, a line of its own for any number of lines.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const ROOT = resolve(import.meta.dirname, '..')

interface Told {
  readonly command: string
  readonly exitCode: number
  readonly output: readonly string[]
}

function story(readme: string): Told[] {
  const told: Told[] = []
  for (const block of readme.matchAll(/^```console\n([\s\S]*?)^```$/gm)) {
    let lines: string[] = []
    for (const line of block[1]!.split('\n').slice(0, -1)) {
      const command = /^\$ (.*?)(?: +# exit (\d+))?$/.exec(line)
      if (command === null) {
        lines.push(line)
      } else {
        lines = []
        told.push({ command: command[1]!, exitCode: Number(command[2] ?? 0), output: lines })
      }
    }
  }
  return told
}

/** Whether the output is as told; where the first line that differs is. */
function differs(told: readonly string[], printed: readonly string[]): string | undefined {
  let at = 0
  let anywhere = false
  for (const line of told) {
    if (line.trim() === '…') {
      anywhere = true
      continue
    }
    const pattern = new RegExp(`^${line.trimEnd().split('…').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*')}\\s*$`)
    const found = printed.findIndex((candidate, k) => k >= at && (anywhere || k === at) && pattern.test(candidate))
    if (found < 0) return `told:    ${line}\nprinted: ${anywhere ? '(nowhere)' : (printed[at] ?? '(the end)')}`
    at = found + 1
    anywhere = false
  }
  return anywhere || printed.slice(at).every((line) => line.trim() === '') ? undefined : `printed, but not told: ${printed[at]}`
}

const { FORCE_COLOR: _force, ...environment } = process.env

describe('the README', () => {
  let copy = ''
  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), 'plimsoll-story-'))
    for (const file of execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: ROOT, encoding: 'utf8' }).split('\n')) {
      if (file === '' || file.startsWith('test/corpus/')) continue
      mkdirSync(join(copy, dirname(file)), { recursive: true })
      cpSync(join(ROOT, file), join(copy, file))
    }
    cpSync(join(ROOT, 'dist'), join(copy, 'dist'), { recursive: true })
    // The program as if it were installed, so that npx need not install the copy into its cache for each command.
    mkdirSync(join(copy, 'node_modules', '.bin'), { recursive: true })
    for (const name of readdirSync(join(ROOT, 'node_modules'))) if (name !== '.bin') symlinkSync(join(ROOT, 'node_modules', name), join(copy, 'node_modules', name))
    for (const name of readdirSync(join(ROOT, 'node_modules', '.bin'))) symlinkSync(join(ROOT, 'node_modules', '.bin', name), join(copy, 'node_modules', '.bin', name))
    writeFileSync(join(copy, 'node_modules', '.bin', 'tla-runner'), `#!/bin/sh\nexec '${process.execPath}' '${copy}/dist/src/cli/main.js' "$@"\n`, { mode: 0o755 })
  })
  afterAll(() => rmSync(copy, { recursive: true, force: true }))

  for (const { command, exitCode, output } of story(readFileSync(join(ROOT, 'README.md'), 'utf8'))) {
    it(command, () => {
      const done = spawnSync('bash', ['-c', command], { cwd: copy, encoding: 'utf8', env: { ...environment, NO_COLOR: '1', CI: 'true' } })
      const printed = (done.stdout + done.stderr).split('\n').filter((line) => !/^npm (warn|notice)/.test(line)) // npm on its own settings
      const difference = differs(output, printed)
      expect(difference, `${difference}\nof the whole:\n${printed.join('\n')}`).toBeUndefined()
      expect(done.status).toBe(exitCode)
    }, 180_000)
  }
})
