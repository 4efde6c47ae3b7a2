/** Laws of the tables: fingerprint set, predecessors, frontier with chunks in memory and on disk. */
import { closeSync, mkdtempSync, openSync, readdirSync, readSync, rmSync, statSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { check } from '../../src/checker/check.ts'
import { ChunkStore } from '../../src/checker/chunks.ts'
import { FingerprintSet } from '../../src/checker/fingerprints.ts'
import { Frontier, Run } from '../../src/checker/frontier.ts'
import { integersFor, RowAnswers, turnRows } from '../../src/checker/liveness/answerRows.ts'
import { Journal } from '../../src/checker/journal.ts'
import { Predecessors } from '../../src/checker/predecessors.ts'
import { makeSpill, type Spill } from '../../src/checker/spill.ts'
import { Successors } from '../../src/program/program.ts'
import { grid, stateTest } from './programs.mjs'
import { options, replay } from './replay.ts'

const key = (low: number, high: number): bigint => (BigInt(low === 0 ? 1 : low) << 32n) | BigInt(high >>> 0)

describe('the fingerprint set', () => {
  // Clustered low lanes at both ends make long runs, wrap around and collide.
  const lane = fc.oneof(fc.integer(), fc.integer({ min: -40, max: 40 }), fc.constantFrom(-0x80000000, 0x7fffffff))
  const pair = fc.tuple(lane, fc.oneof(fc.integer(), fc.integer({ min: -2, max: 2 })))

  it('is a set', () => {
    fc.assert(fc.property(fc.array(pair, { maxLength: 300 }), fc.array(pair, { maxLength: 50 }), fc.integer({ min: 0, max: 3 }), (added, asked, growths) => {
      const set = new FingerprintSet()
      const model = new Set<bigint>()
      added.forEach(([low, high], i) => {
        expect(set.add(low, high)).toBe(!model.has(key(low, high)))
        model.add(key(low, high))
        if (i % 100 === 50 && i / 100 < growths) set.grow()
      })
      expect(set.count).toBe(model.size)
      for (const [low, high] of [...added, ...asked]) expect(set.has(low, high)).toBe(model.has(key(low, high)))
      set.clear()
      for (const [low, high] of added) expect(set.has(low, high)).toBe(false)
    }))
  })

  it('takes at most 16 bytes an entry while it grows past its minimum, and is seen by another view of the buffer', () => {
    const set = new FingerprintSet()
    const n = 400_000
    let added = 0
    let most = 0
    for (let i = 0; i < n; i++) {
      if (set.add(Math.imul(i, 0x9e3779b1), i)) added++
      if (set.count > 4096) most = Math.max(most, set.bytes / set.count, (set.buffer.byteLength - 16) / set.count)
    }
    expect(added).toBe(n)
    expect(most).toBeLessThanOrEqual(16)
    const other = new FingerprintSet(set.buffer)
    let found = 0
    for (let i = 0; i < 2 * n; i++) if (other.has(Math.imul(i, 0x9e3779b1), i)) found += i < n ? 1 : 1e9
    expect(found).toBe(n)
    expect(other.addBesideOthers(5, 5)).toBe(true)
    expect(set.has(5, 5)).toBe(true)
    expect(set.addBesideOthers(5, 5)).toBe(false)
  })

  it.each([1, 2, 3, 5])('is filled by %i threads at once, each with a range of its own, as by one', (threads) => {
    const lanes = fc.array(pair, { maxLength: 400 })
    // So many that ranges have cells of their own, which nobody else writes to.
    const many = fc.integer({ min: 1, max: 60_000 }).map((n) => Array.from({ length: n }, (_, i): [number, number] => [Math.imul(i, 0x9e3779b1), i & 1]))
    fc.assert(fc.property(lanes, many, lanes, (before, middle, after) => {
      const set = new FingerprintSet()
      const each = Array.from({ length: threads }, (_, index) => {
        const own = new FingerprintSet(set.buffer)
        own.keepTo(Math.ceil(index / threads * 2 ** 32), Math.ceil((index + 1) / threads * 2 ** 32))
        return own
      })
      const model = new Set<bigint>()
      for (const [low, high] of [...before, ...middle, ...after]) {
        if (set.count === set.room) {
          set.grow()
          each.forEach((own) => { own.refresh() })
        }
        const isNew = each[Math.floor((low >>> 0) * threads / 2 ** 32)]!.addBesideOthers(low, high)
        if (isNew !== !model.has(key(low, high))) expect.fail(`${low}, ${high}: ${String(isNew)}`)
        model.add(key(low, high))
        if (isNew === true) set.count++
      }
      expect([...before, ...middle, ...after].filter(([low, high]) => set.cellWith(low, high) === -1)).toEqual([])
    }), { numRuns: 20 })
  })
})

describe('predecessors', () => {
  it('gives back what it was given, in 6 bytes a state', () => {
    const table = new Predecessors()
    const n = 300_000
    for (let i = 0; i < n; i++) table.set(i, i - 1, i % 1000 === 7 ? 65_535 + i : i & 0xfff)
    const other = new Predecessors(table.buffers)
    for (let i = 0; i < n; i += i < 2000 ? 1 : 7777) {
      expect(other.parentOf(i)).toBe(i - 1)
      expect(other.positionOf(i)).toBe(i % 1000 === 7 ? 65_535 + i : i & 0xfff)
    }
    expect(table.bytes / n).toBeLessThan(8)
  })
})

function memorySpill(log: { writes: number; open: number }): Spill {
  const kept = new Map<number, Int32Array>()
  log.open++
  return {
    write(chunk) {
      kept.set(log.writes, chunk.slice())
      return log.writes++
    },
    read(ticket, into) {
      into.set(kept.get(ticket)!)
      kept.delete(ticket)
    },
    close() {
      expect(kept.size).toBe(0)
      log.open--
    },
  }
}

describe('the frontier', () => {
  it('reads runs in the order of ranks, passes over what was struck out, from memory and from disk', () => {
    const ranks = fc.uniqueArray(fc.integer({ min: 0, max: 2000 }), { maxLength: 120 })
    fc.assert(fc.property(fc.array(ranks, { minLength: 1, maxLength: 4 }), fc.array(fc.integer({ min: 0, max: 119 })), fc.constantFrom(0, 200, 1e9), (lists, struck, bytesMax) => {
      const log = { writes: 0, open: 0 }
      const store = new ChunkStore(1, bytesMax, () => memorySpill(log), 12)
      const taken = new Set<number>()
      const expected: number[] = []
      const runs = lists.map((list) => {
        const run = new Run(store)
        const own = list.filter((rank) => !taken.has(rank)).toSorted((a, b) => a - b)
        for (const rank of own) {
          taken.add(rank)
          const offset = run.push()
          run.tail.set([rank, rank + 1, rank + 2], offset)
        }
        run.ranks = Int32Array.from(own, (rank, i) => (struck.includes(i) ? -1 : rank))
        expected.push(...run.ranks.filter((rank) => rank !== -1))
        return run
      })
      const frontier = new Frontier(runs)
      const seen: number[] = []
      while (frontier.next()) {
        seen.push(frontier.rank)
        expect([...frontier.data.subarray(frontier.offset, frontier.offset + 3)]).toEqual([frontier.rank, frontier.rank + 1, frontier.rank + 2])
      }
      expect(seen).toEqual(expected.toSorted((a, b) => a - b))
      frontier.release()
      if (bytesMax === 1e9) expect(log.writes).toBe(0)
    }))
  })

  it('gives its last states away', () => {
    const store = new ChunkStore(1, 1e9, undefined, 12)
    const run = new Run(store)
    for (let i = 0; i < 30; i++) {
      const o = run.push()
      run.tail[o] = i * 10
    }
    run.ranks = Int32Array.from({ length: 30 }, (_, i) => (i % 3 === 1 ? -1 : i))
    const start = run.startOfLast(5)
    const given: number[] = []
    run.forEachFrom(start, (data, offset, rank) => given.push(rank, data[offset]!))
    expect(given).toEqual([23, 230, 24, 240, 26, 260, 27, 270, 29, 290])
    run.truncate(start)
    const frontier = new Frontier([run])
    let last = -1
    while (frontier.next()) last = frontier.rank
    expect(last).toBe(21)
  })

  it('explores the same through a temporary file, which is gone afterwards', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'spill-'))
    let most = 0
    const openSpill = (): Spill => {
      const path = join(directory, 'frontier')
      const spill = makeSpill(path, {
        open: (p) => openSync(p, 'wx+'), write: writeSync, read: readSync, close: closeSync, remove: (p) => { rmSync(p) },
      })
      return { ...spill, write: (chunk) => { const ticket = spill.write(chunk); most = Math.max(most, statSync(path).size); return ticket } }
    }
    const parameters = { dimensions: 8, size: 5, invariants: [stateTest('Inv', 8, (s: number[]) => s.some((x) => x < 4))] }
    const program = grid(parameters)
    const report = await check(program, options({ frontierBytesMax: 1, openSpill }))
    const plain = await check(grid(parameters), options())
    expect({ ...report, seconds: 0, memory: 0 }).toEqual({ ...plain, seconds: 0, memory: 0 })
    expect(report.failure!.trace).toHaveLength(33)
    replay(program, report.failure!.trace)
    expect(most).toBeGreaterThan(1 << 19)
    expect(readdirSync(directory)).toEqual([])
    rmSync(directory, { recursive: true })
  })
})

describe('the journal', () => {
  it('counts up to a place', () => {
    fc.assert(fc.property(fc.array(fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 9 }), { maxLength: 40 }), fc.nat(40), fc.nat(9), (states, rank, position) => {
      const journal = new Journal()
      const expected = [0, 0, 0]
      states.forEach((actions, r) => {
        const out = new Successors(1)
        actions.forEach((a, i) => {
          out.next(a)
          if (r < rank || (r === rank && i <= position)) expected[a]!++
        })
        journal.add(r, out)
      })
      const counts = new Float64Array(3)
      expect(journal.sumUpTo(rank, position, counts)).toBe(expected[0]! + expected[1]! + expected[2]!)
      expect([...counts]).toEqual(expected)
    }))
  })
})

describe('answers of tests', () => {
  it('are the same when they are turned, by whichever threads', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 1500 }), fc.integer({ min: 1, max: 3 }), fc.integer(), (steps, width, seed) => {
      const rows = new Int32Array(integersFor(steps, width))
      for (let i = 0; i < steps * width; i++) rows[i] = Math.imul(i + 1, 0x9e3779b1) ^ Math.imul(seed, i | 1)
      const before = rows.slice()
      const board = new Int32Array(1)
      turnRows(rows, width, board, 0)
      turnRows(rows, width, board, 0)
      for (let test = 0; test < width * 32; test += 5) {
        const answers = new RowAnswers(rows, width, test, steps, undefined)
        const { words } = answers.ofSteps()
        expect(words).toHaveLength(Math.ceil(steps / 32))
        for (let step = 0; step < steps; step += 7) {
          const expected = (before[step * width + (test >>> 5)]! >>> (test & 31) & 1) === 1
          expect(answers.has(step)).toBe(expected)
          expect((words[step >>> 5]! >>> (step & 31) & 1) === 1).toBe(expected)
        }
      }
    }), { numRuns: 30 })
  })
})
