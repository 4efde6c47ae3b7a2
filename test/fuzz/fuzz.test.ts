/** A few hundred mutated specifications: diagnostics and verdicts only, no crash, no hang. `npm run fuzz` runs more. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeCase, readCorpus } from './cases.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const RUN = join(ROOT, 'dist', 'test', 'fuzz', 'run.js')

test('a case follows from its seed and number', () => {
  const corpus = readCorpus(ROOT)
  const texts = [0, 1, 2, 3].map((n) => [...makeCase(corpus, 5, n).files.values()].join('\n'))
  expect(texts).toEqual([0, 1, 2, 3].map((n) => [...makeCase(corpus, 5, n).files.values()].join('\n')))
  expect(new Set(texts).size).toBe(4)
})

test('mutated specifications end with a diagnostic or a verdict', () => {
  if (!existsSync(RUN)) spawnSync('npm', ['run', '-s', 'build'], { cwd: ROOT, stdio: 'inherit' })
  const { status, stdout } = spawnSync(process.execPath, [RUN, '--count', '300', '--seed', '1', '--budget', '5s'], { encoding: 'utf8', timeout: 55_000 })
  expect(stdout).toMatch(/^seed 1, 300 cases/)
  expect(stdout).toMatch(/failures 0$/m)
  expect(status).toBe(0)
})
