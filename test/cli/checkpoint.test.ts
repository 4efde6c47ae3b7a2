/** A search that is saved, killed and resumed ends as if nothing had happened. */
import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { document, MAIN, SPECS, tool } from './tool.ts'

const folder = mkdtempSync(join(tmpdir(), 'checkpoint-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const grid = (invariant: string, n: number): string[] => ['check', 'Grid.tla', '--spec', 'Spec', '--const', `N=${n}`, '--inv', invariant, '--possible', 'AtEnd', '--no-deadlock']
const answer = ({ verdict, violated, distinct, generated, depth, queue, trace, actions, examples, code }: { readonly [field: string]: unknown }): unknown =>
  ({ verdict, violated, distinct, generated, depth, queue, trace, actions, examples, code })

/** Runs with checkpoints and kills it as soon as there is one; the folder of the checkpoint. */
function killedAfterCheckpoint(name: string, args: readonly string[]): Promise<string> {
  const place = join(folder, name)
  const child = spawn(process.execPath, [MAIN, ...args, '--checkpoint', place, '--checkpoint-every', '1ms'], { cwd: SPECS, stdio: 'ignore' })
  return new Promise((done) => {
    const look = setInterval(() => { if (existsSync(join(place, 'checkpoint'))) child.kill('SIGKILL') }, 2)
    child.on('close', () => {
      clearInterval(look)
      done(place)
    })
  })
}

describe('kill -9 and --resume', () => {
  test.each([['TypeOK', '1'], ['NotAtEnd', '2']])('%s, then with %s workers', async (invariant, workers) => {
    const place = await killedAfterCheckpoint(invariant, grid(invariant, 40))
    expect(readdirSync(place)).toContain('checkpoint')
    const resumed = document([...grid(invariant, 40), '--resume', place, '--workers', workers])
    expect(answer(resumed)).toEqual(answer(document([...grid(invariant, 40), '--workers', '1'])))
    expect(resumed['distinct']).toBe(41 ** 3)
    expect(readdirSync(place).filter((name) => name === 'checkpoint')).toEqual([])
  })

  test('what does not fit is refused: another specification, damage', async () => {
    const place = await killedAfterCheckpoint('other', grid('TypeOK', 30))
    const other = tool([...grid('TypeOK', 31), '--resume', place])
    expect(other).toMatchObject({ code: 2, err: expect.stringContaining('is of another search') })
    for (const [what, damage] of [
      ['its checksum is wrong', (bytes: Buffer): Buffer => { bytes[bytes.length >> 1]! ^= 1; return bytes }],
      ['its checksum is wrong', (bytes: Buffer): Buffer => bytes.subarray(0, bytes.length >> 1)],
      ['it does not begin like one', (): Buffer => Buffer.from('nothing')],
    ] as const) {
      const copy = join(folder, 'damaged')
      cpSync(place, copy, { recursive: true })
      writeFileSync(join(copy, 'checkpoint'), damage(readFileSync(join(place, 'checkpoint'))))
      expect(tool([...grid('TypeOK', 30), '--resume', copy])).toMatchObject({ code: 2, err: expect.stringContaining(what) })
    }
  })

  test('without a checkpoint it starts at the beginning, and says so', () => {
    const run = tool([...grid('TypeOK', 5), '--resume', join(folder, 'none')])
    expect(run).toMatchObject({ code: 0, err: expect.stringContaining('there is no checkpoint in') })
  })

  test('wrong command lines', () => {
    expect(tool([...grid('TypeOK', 5), '--checkpoint', 'Grid.tla'])).toMatchObject({ code: 2, err: expect.stringContaining('cannot make the folder Grid.tla: a file has this name') })
    expect(tool([...grid('TypeOK', 5), '--checkpoint-every', '1s'])).toMatchObject({ code: 2, err: expect.stringContaining('--checkpoint DIR') })
    expect(tool(['check', '--resume', folder])).toMatchObject({ code: 2, err: expect.stringContaining('about one specification') })
  })

  test('a folder that cannot be written: a warning, and the search goes on', () => {
    const place = join(folder, 'blocked')
    mkdirSync(join(place, 'checkpoint.part'), { recursive: true })
    const run = tool([...grid('TypeOK', 20), '--checkpoint', place, '--checkpoint-every', '1ms'])
    expect(run).toMatchObject({ code: 0, err: expect.stringMatching(/no more checkpoints: EISDIR.*\n/) })
    expect(run.err.match(/no more checkpoints/g)).toHaveLength(1)
  })
})
