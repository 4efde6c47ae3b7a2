import { spawn } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { MAIN, SPECS, tool } from './tool.ts'

describe('--watch', () => {
  test('checks again what is saved, the last counterexample first', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tla-runner-watch-'))
    for (const name of ['Counter.tla', 'Counter.small.cfg']) copyFileSync(join(SPECS, name), join(folder, name))
    writeFileSync(join(folder, 'Other.tla'), '---- MODULE Other ----\n====\n')
    const child = spawn(process.execPath, [MAIN, 'check', 'Counter', '--config', 'Counter.small.cfg', '--watch', '--quiet'], { cwd: folder })
    let out = ''
    let seen = 0
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { out += chunk.toString() })
    /** Waits for the end of a run and returns what it printed. */
    const run = async (): Promise<string> => {
      for (let k = 0; k < 800; k++) {
        const end = out.indexOf('; Ctrl-C ends', seen)
        if (end >= 0) {
          const text = out.slice(seen, end)
          seen = end + 13
          return text
        }
        await new Promise((resolve) => { setTimeout(resolve, 25) })
      }
      throw new Error(`no run has ended: ${out}`)
    }
    const edit = (file: string, from: string, to: string): void => {
      const path = join(folder, file)
      const text = readFileSync(path, 'utf8')
      expect(text).toContain(from)
      writeFileSync(path, text.replace(from, to))
    }
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
      const ended = new Promise((resolve) => { child.on('close', resolve) })
      child.kill('SIGINT')
      expect(await ended).toBe(130)
    } finally {
      child.kill('SIGKILL')
      rmSync(folder, { recursive: true })
    }
  })
  test.each([['check --watch', 'one specification'], ['check Counter --watch --json', 'do not go together'], ['check Counter --watch --tool', 'do not go together']])('%s is refused', (line, message) => {
    const { code, err, out } = tool(line.split(' '))
    expect([code, err + out]).toEqual([2, expect.stringContaining(message)])
  })
})
