import { spawn } from 'node:child_process'
import { copyFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { MAIN, SPECS, tool } from './tool.ts'

/** A watching tla-runner: waits for the end of a run, edits files, is interrupted. */
function watching(args: readonly string[], folder: string) {
  const child = spawn(process.execPath, [MAIN, 'check', ...args, '--watch', '--quiet'], { cwd: folder })
  let out = ''
  let seen = 0
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { out += chunk.toString() })
  return {
    /** What the run printed that ends next. */
    run: async (): Promise<string> => {
      for (let k = 0; k < 1200; k++) {
        const end = out.indexOf('; Ctrl-C ends', seen)
        if (end >= 0) {
          const text = out.slice(seen, end)
          seen = end + 13
          return text
        }
        await new Promise((resolve) => { setTimeout(resolve, 25) })
      }
      throw new Error(`no run has ended: ${out}`)
    },
    edit: (file: string, from: string, to: string): void => {
      const path = join(folder, file)
      const text = readFileSync(path, 'utf8')
      expect(text).toContain(from)
      writeFileSync(path, text.replace(from, to))
    },
    interrupt: async (): Promise<unknown> => {
      const ended = new Promise((resolve) => { child.on('close', resolve) })
      child.kill('SIGINT')
      return ended
    },
    end: (): void => {
      child.kill('SIGKILL')
      rmSync(folder, { recursive: true })
    },
  }
}

describe('--watch', () => {
  test('checks again what is saved, the last counterexample first', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tla-runner-watch-'))
    for (const name of ['Counter.tla', 'Counter.small.cfg']) copyFileSync(join(SPECS, name), join(folder, name))
    writeFileSync(join(folder, 'Other.tla'), '---- MODULE Other ----\n====\n')
    const { run, edit, interrupt, end } = watching(['Counter', '--config', 'Counter.small.cfg'], folder)
    try {
      expect(await run()).toContain('violated: invariant Small in 3 states')
      edit('Counter.tla', 'x + by <= N', 'x + by < N')
      expect(await run()).toMatch(/Counter\.tla changed\nthe last counterexample still violates Small at state 3 \(after \d+ ms\)\n {4}false: limit < 3[\s\S]*violated: invariant Small/)
      edit('Counter.tla', 'limit < 3', 'limit < = 3')
      expect(await run()).toContain('error[parse/')
      edit('Counter.tla', 'limit < = 3', 'limit < 9')
      expect(await run()).toMatch(/the last counterexample is still possible and does not violate Small any more[\s\S]*holds: /)
      // Not a part of this specification; then its configuration.
      writeFileSync(join(folder, 'Other.tla'), '---- MODULE Other ----\n\n====\n')
      edit('Counter.small.cfg', 'N = 4', 'N = 3')
      const last = await run()
      expect(last).toContain('Counter.small.cfg changed')
      expect(last).not.toContain('Other.tla')
      expect(await interrupt()).toBe(130)
    } finally {
      end()
    }
  })
  test('of the models, those that depend on what is saved', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tla-runner-watch-'))
    cpSync(join(SPECS, 'project'), folder, { recursive: true })
    const { run, edit, interrupt, end } = watching(['--models', 'models'], folder)
    try {
      expect(await run()).toMatch(/^Good .*\n[\s\S]*as expected: 2 models/m)
      edit('models/Good.cfg', 'Last = 2', 'Last = 1')
      const good = await run()
      expect(good).toMatch(/Good\.cfg changed[\s\S]*not as expected: Good; 1 model/)
      expect(good).not.toMatch(/^Late /m)
      edit('models/Good.cfg', 'Last = 1', 'Last = 2')
      expect(await run()).toMatch(/as expected: 1 model/)
      edit('spec/Clock.tla', 'hour[n] < 3', 'hour[n] <= 2')
      expect(await run()).toMatch(/Clock\.tla changed[\s\S]*as expected: 2 models/)
      expect(await interrupt()).toBe(130)
    } finally {
      end()
    }
  })
  test.each([['check Counter Stop --watch', 'one specification'], ['check Counter --watch --json', 'do not go together'], ['check Counter --watch --tool', 'do not go together']])('%s is refused', (line, message) => {
    const { code, err, out } = tool(line.split(' '))
    expect([code, err + out]).toEqual([2, expect.stringContaining(message)])
  })
})
