/** Giving values back between lines changes no verdict. A file, and so a process, of its own: nothing else may hold values. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { traceText } from '../../conformance/record.ts'
import { mark, reclaim } from '../../src/value/reclaim.ts'
import { storeSize } from '../../src/value/store.ts'
import { judge, program, ROOT, told } from './judge.ts'
import { walk } from './walks.ts'

test('the store does not grow with the trace', async () => {
  const trace = await program('models/MCReplication.tla', 'models/ReplicationTrace.cfg')
  const since = mark()
  const text = traceText(walk(trace, 400, 11, 1), trace.variables, { observe: 'touched' })
  const grown = (reclaimAfter: number): number => {
    reclaim(since, [])
    expect(told(judge(trace, text, { reclaimAfter }))).toMatch(/^accepted/)
    return storeSize().values - since.size
  }
  expect(grown(100)).toBeLessThan(grown(1_000_000) / 4)
})

test('stored traces and walks, values given back after every line or every few', async () => {
  const tiny = await program('models/MCReplication.tla', 'models/ReplicationTiny.cfg')
  const trace = await program('models/MCReplication.tla', 'models/ReplicationTrace.cfg')
  const stored = ['partial.ndjson', 'earlyHighWatermark.ndjson', 'wrongEpoch.ndjson'].map((name) => [tiny, readFileSync(join(ROOT, 'conformance', 'traces', name), 'utf8')] as const)
  const walked = [1, 2, 3].flatMap((number) => (['all', 'touched', 'nothing'] as const).map((observe) => [trace, traceText(walk(trace, 60, 7, number), trace.variables, { observe })] as const))
  // A change in the middle of a walk has to be refused as well.
  const wrong = walked.map(([of, text]) => [of, text.replace(/"written":(\d+)(?=[^]*\n[^]*\n)/, '"written":99')] as const)
  for (const [of, text] of [...stored, ...walked, ...wrong]) {
    const expected = told(judge(of, text))
    for (const reclaimAfter of [0, 10, 200]) expect(told(judge(of, text, { reclaimAfter }))).toBe(expected)
  }
})
