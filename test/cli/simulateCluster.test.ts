/** `tla-runner simulate-cluster` as a user calls it: what it prints, how it ends. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { interrupted, tool } from './tool.ts'

const folder = mkdtempSync(join(tmpdir(), 'plimsoll-cluster-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('simulate-cluster', () => {
  test('finds the loss of 0.10, tells its story and how to see it again', () => {
    const found = tool(['simulate-cluster', '--version', '0.10', '--without', 'power-losses', '--runs', '300'])
    expect(found.code).toBe(12)
    expect(found.out).toMatch(/LOST: record \d+ of epoch \d+, acknowledged at \d+ ms by [ABC] at offset \d+/)
    const again = /reproduce: npx tla-runner (simulate-cluster .*)$/m.exec(found.out)![1]!
    const repeated = tool(again.split(' '))
    expect(repeated.code).toBe(12)
    expect(/LOST:.*/.exec(repeated.out)![0]).toBe(/LOST:.*/.exec(found.out)![0])
  })
  test('writes a trace, a line an event', () => {
    const path = join(folder, 'trace.ndjson')
    const { code, out } = tool(['simulate-cluster', '--seed', '6', '--duration', '400ms', '--trace', path])
    expect(code).toBe(0)
    expect(out).toContain('no acknowledged record was lost')
    expect(readFileSync(path, 'utf8')).toBe(readFileSync('conformance/traces/clusterNewest.ndjson', 'utf8'))
    expect(tool(['simulate-cluster', '--seed', '6', '--duration', '400ms', '--trace', '-']).out).toBe(readFileSync(path, 'utf8'))
  })
  test('several runs say how much was acknowledged in them', () => {
    const { code, out } = tool(['simulate-cluster', '--runs', '3', '--seed', '5'])
    expect(code).toBe(0)
    expect(out).toMatch(/3 runs, seeds 5 to 7, [1-9]\d+ records acknowledged\nno acknowledged record was lost\n$/)
  })
  test('an interrupt is no pass', async () => {
    const { code, out } = await interrupted(['simulate-cluster', '--runs', '1000000'], 'SIGINT', 'no loss so far')
    expect(code).toBe(130)
    expect(out).toMatch(/undecided: interrupted after \d+ of 1000000 runs, no loss so far/)
    expect(out).not.toContain('no acknowledged record was lost')
  })
  test('one JSON document', () => {
    const { code, out } = tool(['simulate-cluster', '--seed', '3', '--json'])
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ schemaVersion: 1, verdict: 'holds', seed: 3, release: 'All', loss: null, exitCode: 0 })
  })
  test.each([
    [['--version', '0.12'], '--version is one of 0.8, 0.9, 0.10, 0.11'],
    [['--minus', 'FenceFetsh'], 'FenceFetch'],
    [['--without', 'gremlins'], '--without takes loss, repetition'],
    [['--min-isr', '4'], 'nothing would ever be acknowledged'],
    [['Spec.tla'], 'simulate-cluster takes no file'],
    [['--trace', '.'], '--trace . is a folder'],
    [['--trace', 'Ping.tla/x'], '--trace Ping.tla/x: ENOTDIR'],
  ])('refuses %j', (args, message) => {
    const { code, err } = tool(['simulate-cluster', ...args])
    expect(code).toBe(2)
    expect(err).toContain(message)
  })
})
