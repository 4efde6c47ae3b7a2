/** The oracle as a library, as a protocol, and asked by programs that are not ours. */
import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { oracleProtocol } from '../../conformance/oracleProtocol.ts'
import { createOracle, type Oracle } from '../../src/index.ts'
import { didYouMean } from '../../src/syntax/suggest.ts'
import { MAIN } from '../cli/tool.ts'
import { program, ROOT } from './judge.ts'

async function oracle(options: Parameters<typeof createOracle>[1] = {}): Promise<Oracle> {
  return createOracle({ program: await program('test/cli/specs/Trace.tla', 'test/cli/specs/Trace.cfg') }, options)
}

describe('the library', () => {
  test('observes, refuses with a reason and goes on', async () => {
    const o = await oracle()
    expect(o.observe({ action: 'Init', observed: { owner: 'n1' } })).toEqual({ kind: 'accepted', candidates: 1 })
    expect(o.observe({ action: 'Write', args: { n: 'n1' } })).toMatchObject({ kind: 'refused', refusal: { reason: 'disabled', conjunct: 'mode = "taken"', bindings: { mode: '"idle"' } } })
    expect(o.observe({ action: 'Take', args: { n: 'n2' } })).toEqual({ kind: 'accepted', candidates: 1 })
    expect(o.observe({ action: 'Write', args: { n: 'n2', size: 2 }, observed: { 'log.n2.length': 2 } })).toMatchObject({
      kind: 'refused', refusal: { reason: 'observed', field: 'observed.log.n2.length', differences: [{ path: 'log.n2.length', observed: 2, specified: 1, before: 0 }] },
    })
    expect(o.observe({ action: 'Vote' })).toEqual({ kind: 'accepted', candidates: 12 })
  })

  test('says what is possible, with arguments that it is given', async () => {
    const o = await oracle()
    o.observe({ action: 'Init', observed: { owner: 'n1' } })
    expect(o.possible('Take')).toEqual([{ action: 'Take', args: { n: 'n2' }, candidates: 1 }])
    expect(o.possible('Vote', { pair: ['n1', 1] })).toHaveLength(3)
    expect(o.possible('Vote', { pair: ['n1', 1], weight: 4 })).toEqual([])
    expect(o.possible('Vote', {}, 5)).toHaveLength(5)
    expect(o.possible(undefined, { group: ['n1'] })).toEqual([{ action: 'Agree', args: { group: { '#set': ['n1'] } }, candidates: 1 }])
    expect(o.possible('Tkae')).toMatchObject({ kind: 'unreadable', code: 'trace/unknown-action' })
    expect(o.possible(undefined, { grup: [] })).toMatchObject({ kind: 'unreadable', code: 'trace/unknown-parameter' })
  })

  test('a fork goes its own way', async () => {
    const o = await oracle()
    o.observe({ action: 'Init', observed: { owner: 'n1' } })
    const other = o.fork()
    expect(other.observe({ action: 'Take', args: { n: 'n2' } }).kind).toBe('accepted')
    expect(other.observe({ action: 'Take', args: { n: 'n2' } }).kind).toBe('refused')
    expect(o.observe({ action: 'Take', args: { n: 'n2' } }).kind).toBe('accepted')
  })

  test.each<[unknown, string]>([
    [{ action: 'Take', observd: { owner: 'n1' } }, 'trace/form'],
    [{ action: 'Take', observed: { owner: undefined } }, 'trace/value'],
    [{ action: 'Take', args: { n: Number.NaN } }, 'trace/value'],
    [{ action: 'Take', args: { n: 10n } }, 'trace/value'],
    [undefined, 'trace/form'],
  ])('what is no event: %o', async (event, code) => {
    expect((await oracle()).observe(event as never)).toMatchObject({ kind: 'unreadable', code })
  })

  test('limits are neither yes nor no', async () => {
    expect((await oracle({ maxCandidates: 3 })).observe({ action: 'Vote' })).toEqual({ kind: 'inconclusive', reason: 'candidates' })
  })
})

describe('the protocol', () => {
  test('a conversation, good and bad', async () => {
    const answer = oracleProtocol(await oracle(), didYouMean)
    const ask = (request: string): unknown => JSON.parse(answer(request))
    expect(ask('{"id":1,"observe":{"action":"Init","observed":{"owner":"n1"}}}')).toEqual({ id: 1, ok: true, candidates: 1 })
    expect(ask('{"fork":{}}')).toEqual({ ok: true, oracle: 1 })
    expect(ask('{"oracle":1,"observe":{"action":"Take"}}')).toEqual({ ok: true, candidates: 1 })
    expect(ask('{"observe":{"action":"Write"}}')).toMatchObject({ ok: false, reason: 'disabled', field: 'action' })
    expect(ask('{"oracle":1,"observe":{"action":"Write"}}')).toEqual({ ok: true, candidates: 5 })
    expect(ask('{"oracle":1,"possible":{"action":"Take"}}')).toEqual({ ok: true, steps: [{ action: 'Take', args: { n: 'n1' }, candidates: 5 }] })
    expect(ask('{"oracle":1,"drop":{}}')).toEqual({ ok: true })
    expect(ask('{"id":"x","oracle":1,"possible":{}}')).toMatchObject({ id: 'x', error: { code: 'oracle/unknown' } })
    expect(ask('{"observe":{"action":"Tkae"}}')).toMatchObject({ error: { code: 'trace/unknown-action', notes: ['did you mean Take?'] } })
    expect(ask('{"observe":')).toMatchObject({ error: { code: 'oracle/syntax' } })
    expect(ask('[]')).toMatchObject({ error: { code: 'oracle/form' } })
    expect(ask('{"observe":{},"fork":{}}')).toMatchObject({ error: { code: 'oracle/form' } })
    expect(ask('{"reset":{},"soon":true}')).toMatchObject({ error: { code: 'oracle/form', message: 'a request has no field soon' } })
    expect(ask('{"drop":{}}')).toMatchObject({ error: { code: 'oracle/drop' } })
    expect(ask('{"reset":{}}')).toEqual({ ok: true, candidates: 3 })
  })
})

const COMMAND = [process.execPath, MAIN, 'oracle', '--spec', join(ROOT, 'models', 'MCReplication.tla'), '--config', join(ROOT, 'models', 'ReplicationTiny.cfg')]
const example = (name: string): string => join(ROOT, 'conformance', 'examples', name)
const trace = (name: string): string => readFileSync(join(ROOT, 'conformance', 'traces', name), 'utf8')

describe('asked by other programs', () => {
  const python = spawnSync('python3', ['--version']).status === 0
  if (!python) console.log('skipped: the oracle asked by a Python program (python3 is not installed)')

  test.runIf(python)('a Python program of ten lines', () => {
    const run = (name: string): string => {
      const { stdout, stderr } = spawnSync('python3', [example('oracle.py'), ...COMMAND], { input: trace(name), encoding: 'utf8', timeout: 50_000 })
      return stdout + stderr
    }
    expect(run('partial.ndjson')).toBe('all allowed\n')
    expect(run('earlyHighWatermark.ndjson')).toBe('line 7: disabled action, allowed [], false: end > highWatermark[leader]\n')
  })

  test('a shell script', () => {
    const { stdout, status } = spawnSync('sh', [example('oracle.sh'), ...COMMAND], { encoding: 'utf8', timeout: 50_000 })
    const answers = stdout.trim().split('\n').map((line) => JSON.parse(line) as { id: number; ok: boolean; steps?: { action: string }[]; candidates?: number })
    expect([status, answers.length, answers[0]?.steps?.map(({ action }) => action), answers[1]]).toEqual([0, 2, ['AppendRecord', 'ShrinkIsr', 'SendFetch', 'ElectLeader'], { id: 2, ok: true, candidates: 1 }])
  })

  test('each answer comes before the next request is sent; damaged bytes do no harm', async () => {
    const child = spawn(COMMAND[0]!, COMMAND.slice(1))
    const answers: string[] = []
    let arrived = (): void => {}
    child.stdout.on('data', (chunk: Buffer) => {
      answers.push(...chunk.toString().trim().split('\n'))
      arrived()
    })
    const ask = async (request: string | Buffer): Promise<unknown> => {
      const answer = new Promise<void>((resolve) => { arrived = resolve })
      child.stdin.write(request)
      await answer
      return JSON.parse(answers.at(-1)!)
    }
    expect(await ask('{"observe":{"action":"AppendRecord"}}\n')).toEqual({ ok: true, candidates: 1 })
    expect(await ask(Buffer.from([0x7b, 0xff, 0x0a]))).toMatchObject({ error: { code: 'trace/encoding' } })
    expect(await ask('{"observe":{"action":"AppendRecord"}}\n')).toMatchObject({ ok: false, conjunct: 'count < limit' })
    const exit = new Promise((resolve) => { child.on('close', resolve) })
    child.stdin.end()
    expect(await exit).toBe(0)
    expect(answers).toHaveLength(3)
  })
})
