/** Every exit code that the help promises, from end to end. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { EXIT, EXIT_CODES } from '../../src/cli/exitCodes.ts'
import { interrupted, MAIN, SPECS, tool } from './tool.ts'

const exitsOf = (n: string, next: string, ...more: readonly string[]): string[] => ['check', 'Exits', '--init', 'Init', '--next', next, '--const', `N=${n}`, ...more]
const exits = (next: string, ...more: readonly string[]): string[] => exitsOf('4', next, ...more)

const CASES: readonly (readonly [code: number, meaning: string, args: readonly string[], environment?: NodeJS.ProcessEnv])[] = [
  [0, 'everything holds', exits('Next')],
  [2, 'a file that does not exist', ['check', 'Exit']],
  [2, 'an option that does not exist', exits('Next', '--depht', '3')],
  [10, 'a false assumption', exitsOf('7', 'Next')],
  [10, 'an assumption that cannot be evaluated', exitsOf('"four"', 'Next')],
  [10, 'what must be possible is not', exits('Next', '--possible', 'Nine')],
  [10, 'the postcondition', ['check', 'Post', '--library', 'library']],
  [11, 'deadlock', exits('Stops')],
  [12, 'an invariant', exits('Next', '--inv', 'Small')],
  [13, 'a property', exits('Next', '--property', 'Rises')],
  [14, 'an Assert', exits('Asserts')],
  [30, 'a model that is not as expected', ['check', '--models', 'project/models', '--class', 'large']],
  [40, 'a limit', exits('Next', '--depth', '2')],
  [40, 'a simulation without a violation', ['simulate', ...exits('Next').slice(1), '--traces', '3']],
  [75, 'evaluation of the specification', exits('Breaks')],
  [76, 'evaluation of an invariant', exits('Next', '--inv', 'NotANumber')],
  [77, 'evaluation of a temporal property', exits('Next', '--property', 'NotASequence')],
  [78, 'a construct that is not supported', exits('Next', '--property', 'Hidden')],
  [150, 'a specification with errors', ['check', 'Wrong', '--init', 'Init', '--next', 'Next']],
  [151, 'no configuration', ['check', 'NoConfig']],
  [151, 'a name that is not defined', exits('Next', '--inv', 'Smal')],
  [152, 'no memory', ['check', 'Large', '--max-memory', '1M']],
  [255, 'our own mistake', exits('Next'), { NODE_OPTIONS: '--import=data:text/javascript,Map.prototype.get=()=>{throw%20new%20Error(String())}' }],
]

describe('exit codes', () => {
  test.each(CASES)('%i: %s', (code, _meaning, args, environment) => {
    const run = tool(args, environment)
    expect(run.code, run.out + run.err).toBe(code)
  })

  test('130 and 143: interrupted and terminated, with what was found', async () => {
    for (const [signal, code] of [['SIGINT', EXIT.interrupted], ['SIGTERM', EXIT.terminated]] as const) {
      // Off a terminal a line of progress comes every ten seconds; the specification speaks earlier.
      const run = await interrupted(['check', 'Talks', '--init', 'Init', '--next', 'Next', '--no-deadlock', '--json'], signal, 'one')
      expect(run.code).toBe(code)
      expect(JSON.parse(run.out)).toMatchObject({ verdict: 'undecided', stopped: 'interrupted' })
    }
  })

  test('141: a violation that nobody could read is not the end of a run in which all is well', async () => {
    const child = spawn(process.execPath, [MAIN, ...exits('Next', '--inv', 'Small')], { cwd: SPECS, stdio: ['ignore', 'pipe', 'ignore'] })
    child.stdout.destroy()
    expect(await new Promise((resolve) => { child.on('exit', resolve) })).toBe(EXIT.readerGone)
  })

  test('20, 21 and 22: a trace is refused, cannot be read, is not decided in time', () => {
    const folder = mkdtempSync(join(tmpdir(), 'exit-codes-'))
    try {
      const path = (name: string): string => join(folder, name)
      const replay = (trace: string, n: string, next = 'Next', ...more: readonly string[]): number | null => tool(['replay', trace, '--spec', 'Exits.tla', '--init', 'Init', '--next', next, '--const', `N=${n}`, ...more]).code
      tool(exits('Next', '--inv', 'Small', '--trace', path('trace.ndjson')))
      writeFileSync(path('endless.ndjson'), '{"action":"Endless"}\n')
      writeFileSync(path('none.ndjson'), 'nothing of the kind\n')
      expect([replay(path('trace.ndjson'), '4'), replay(path('trace.ndjson'), '2'), replay(path('none.ndjson'), '4'), replay(path('endless.ndjson'), '4', 'Endless', '--budget', '200ms')])
        .toEqual([EXIT.ok, EXIT.refused, EXIT.unreadable, EXIT.inconclusive])
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  test('each one of the list is here', () => {
    const tested = new Set([...CASES.map(([code]) => code), EXIT.interrupted, EXIT.readerGone, EXIT.terminated, EXIT.refused, EXIT.unreadable, EXIT.inconclusive])
    expect([...tested].toSorted((a, b) => a - b)).toEqual(Object.values(EXIT).toSorted((a, b) => a - b))
    const listed = EXIT_CODES.flatMap(([codes]) => typeof codes === 'number' ? [codes] : codes.includes('-') ? [75, 76, 77] : codes.split(',').map(Number))
    expect(listed.toSorted((a, b) => a - b)).toEqual([...tested].toSorted((a, b) => a - b))
  })
})
