/**
 * The simulated cluster: its parts, and that its runs keep their promises, are behaviours of the specification, and show
 * the losses of the versions that had them.
 *
 * PLIMSOLL_SEED moves all seeds; PLIMSOLL_RUNS sets how many runs of the newest version there are.
 */
import { beforeAll, describe, expect, test } from 'vitest'
import { NO_FAULTS } from '../../src/broker/faults.ts'
import { createNetwork } from '../../src/broker/network.ts'
import { run, type RunOptions } from '../../src/broker/run.ts'
import { createSchedule } from '../../src/broker/schedule.ts'
import { isRelease, RELEASE_NAMES, type Release } from '../../src/machines/replication/version.ts'
import type { Program } from '../../src/program/program.ts'
import { makeRandom } from '../../src/program/random.ts'
import type { TraceEvent } from '../../src/program/traceEvent.ts'
import { judge, program } from '../conformance/judge.ts'

const SEED = Number(process.env['PLIMSOLL_SEED'] ?? 1)
const RUNS = Number(process.env['PLIMSOLL_RUNS'] ?? 2000)

describe('schedule', () => {
  test('what is due first happens first, and in the order planned at the same time', () => {
    const schedule = createSchedule()
    const seen: string[] = []
    schedule.after(2, () => seen.push(`b${schedule.now}`))
    schedule.after(1, () => {
      seen.push(`a${schedule.now}`)
      schedule.after(1, () => seen.push(`c${schedule.now}`))
    })
    schedule.after(9, () => seen.push('late'))
    schedule.runUntil(5, () => false)
    expect(seen.join(' ')).toBe('a1 b2 c2')
    expect(schedule.now).toBe(5)
  })
})

describe('network', () => {
  const quiet = { loss: 0, repetition: 0, detours: 0, detour: 0 }
  function network(options: typeof quiet) {
    const schedule = createSchedule()
    const seen: string[] = []
    const wire = createNetwork<{ from: string; to: string; awaited: boolean; n: number }>(schedule, makeRandom(SEED, 0), options, {
      isDown: () => false,
      deliver(m) {
        seen.push(`${m.n}${m.awaited ? '' : ' again'}`)
        wire.drop(m)
      },
      lose: (m) => {
        seen.push(`${m.n} lost`)
        return true
      },
      repeat: (m) => ({ ...m, awaited: false }),
    })
    return { schedule, seen, wire }
  }
  const letter = (n: number): { from: string; to: string; awaited: boolean; n: number } => ({ from: 'A', to: 'B', awaited: true, n })

  test('delivers everything once, equal messages as one', () => {
    const { schedule, seen, wire } = network(quiet)
    for (const n of [1, 2, 2]) wire.send(letter(n))
    schedule.runUntil(100, () => false)
    expect(seen.sort()).toEqual(['1', '2'])
  })
  test('loses and repeats', () => {
    const lossy = network({ ...quiet, loss: 1 })
    lossy.wire.send(letter(1))
    lossy.schedule.runUntil(100, () => false)
    expect(lossy.seen).toEqual(['1 lost'])
    const repeating = network({ ...quiet, repetition: 1, detour: 5 })
    for (let n = 0; n < 20; n++) repeating.wire.send(letter(n))
    repeating.schedule.runUntil(1000, () => false)
    expect(repeating.seen.filter((what) => what.endsWith('again')).length).toBeGreaterThan(5)
  })
  test('nothing crosses a partition, everything else arrives', () => {
    const { schedule, seen, wire } = network(quiet)
    wire.isolate(['A'])
    wire.send(letter(1))
    wire.send({ ...letter(2), from: 'C' })
    schedule.runUntil(100, () => false)
    expect(seen.sort()).toEqual(['1 lost', '2'])
  })
})

describe('runs', () => {
  const programs = new Map<Release, Program>()
  beforeAll(async () => {
    for (const release of ['0.10', '2.1', '3.5', 'All'] as const) {
      programs.set(release, await program('models/MCReplication.tla', 'models/ReplicationTrace.cfg', 'compiled', [`Version="${release}"`]))
    }
  })

  function judged(options: RunOptions, release: Release): { verdict: string; trace: TraceEvent[]; lost: boolean } {
    const trace: TraceEvent[] = []
    const { loss } = run({ ...options, onEvent: (event) => trace.push(event) })
    const verdict = judge(programs.get(release)!, trace.map((event) => `${JSON.stringify(event)}\n`).join(''))
    return { verdict: verdict.kind === 'refused' ? `refused at ${verdict.at.line}` : verdict.kind, trace, lost: loss !== undefined }
  }

  test('a run is its seed', () => {
    const [a, b, c] = [SEED, SEED, SEED + 1].map((seed) => JSON.stringify(judged({ seed, release: 'All' }, 'All').trace))
    expect(a).toBe(b)
    expect(a).not.toBe(c)
  })

  test('without faults every record is acknowledged and read', () => {
    const { clients, elections, loss } = run({ seed: SEED, release: 'All', faults: NO_FAULTS })
    expect({ elections, loss, unanswered: clients.unanswered.size <= 2 }).toEqual({ elections: 0, loss: undefined, unanswered: true })
    expect(clients.read.map(({ id }) => id)).toEqual(clients.read.map((_, offset) => offset))
    expect(clients.read.length).toBeGreaterThan(20)
  })

  test('the version of a release is known by its name', () => {
    expect(RELEASE_NAMES.every(isRelease)).toBe(true)
    expect(isRelease('5.0')).toBe(false)
  })

  test(`${RUNS} runs of the newest version: no acknowledged record is lost, every trace is accepted`, () => {
    let events = 0
    const wrong: string[] = []
    for (let seed = SEED; seed < SEED + RUNS; seed++) {
      const { verdict, trace, lost } = judged({ seed, release: 'All', duration: 200 }, 'All')
      events += trace.length
      if (lost || verdict !== 'accepted') wrong.push(`seed ${seed}: ${verdict}${lost ? ', a record lost' : ''}`)
    }
    console.log(`simulated, newest version: seeds ${SEED} to ${SEED + RUNS - 1}, ${events} events, ${wrong.length} runs not accepted or with a loss`)
    expect(wrong).toEqual([])
  }, 300_000)

  test.each(['0.10', '2.1', '3.5'] as const)('runs of %s are accepted by the specification of that version', (release) => {
    const refused: string[] = []
    let losses = 0
    for (let seed = SEED; seed < SEED + 40; seed++) {
      const { verdict, lost } = judged({ seed, release }, release)
      if (lost) losses++
      if (verdict !== 'accepted') refused.push(`seed ${seed}: ${verdict}`)
    }
    console.log(`simulated, ${release}: seeds ${SEED} to ${SEED + 39}, ${losses} with a loss`)
    expect(refused).toEqual([])
    if (release !== '3.5') expect(losses).toBeGreaterThan(0)
  })

  test('the newest specification refuses what 0.10 does', () => {
    const seeds = Array.from({ length: 20 }, (_, k) => SEED + k)
    const verdicts = seeds.map((seed) => judged({ seed, release: '0.10' }, 'All').verdict)
    expect(verdicts.filter((verdict) => verdict.startsWith('refused')).length).toBeGreaterThan(15)
  })
})
