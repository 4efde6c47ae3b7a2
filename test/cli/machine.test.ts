import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createActor, createMachine } from 'xstate'
import { document, MAIN, tool } from './tool.ts'

const MODELS = join(import.meta.dirname, '..', '..', 'models')
const TINY = [join(MODELS, 'MCReplication.tla'), '--config', join(MODELS, 'ReplicationTiny.cfg')]

/** A folder inside the package, so that `plimsoll` is this one. */
function inPackage<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(join(MAIN, '..', 'machine-'))
  try {
    return use(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const DOOR = `---- MODULE Door ----
EXTENDS Naturals
CONSTANT Doors
VARIABLES phase, count
Init == phase = [d \\in Doors |-> "shut"] /\\ count = 0
Open(d) == phase[d] = "shut" /\\ phase' = [phase EXCEPT ![d] = "open"] /\\ count' = (count + 1) % 3
Close(d) == phase[d] = "open" /\\ \\E to \\in {"shut", "locked"} : phase' = [phase EXCEPT ![d] = to] /\\ UNCHANGED count
Look(d) == phase[d] = "open" /\\ UNCHANGED <<phase, count>>
Next == \\E d \\in Doors : Open(d) \\/ Close(d) \\/ Look(d)
====`

function door(args: readonly string[]): ReturnType<typeof tool> {
  return inPackage((folder) => {
    writeFileSync(join(folder, 'Door.tla'), DOOR)
    writeFileSync(join(folder, 'Door.cfg'), 'CONSTANT Doors = {front, back}\nINIT Init\nNEXT Next\n')
    return tool(['machine', join(folder, 'Door.tla'), ...args])
  })
}

describe('tla-runner machine', () => {
  test('a node as a statechart in Mermaid', () => {
    expect(door(['--node', 'front', '--format', 'mermaid']).out).toBe(`stateDiagram-v2
  %% states by phase[front]; from all 27 states of the model
  state "shut" as s0
  state "open" as s1
  state "locked" as s2
  [*] --> s0
  s0 --> s1 : Open
  s1 --> s0 : Close
  s1 --> s1 : Look
  s1 --> s2 : Close
`)
  })

  test('the whole, by what one asks for', () => {
    const { out, err } = door(['--format', 'mermaid', '--by', 'count'])
    expect(out).toContain('  %% states by count; from all 27 states of the model\n  state "0" as s0\n  state "1" as s1\n  state "2" as s2\n')
    expect(out).toContain('  s0 --> s1 : Open\n')
    expect(err).toBe('')
    expect(door(['--format', 'mermaid']).err).toContain('choose with --by: phase, count')
    expect(door(['--format', 'mermaid', '--by', 'count', '--states', '3'])).toMatchObject({ code: 0, out: expect.stringContaining('from the first 3 states of the model, which has more') as string, err: expect.stringContaining('a part only') as string })
  })

  test('a configuration for Stately is one for XState, and has the same arrows', () => {
    const config = JSON.parse(door(['--node', 'back', '--format', 'stately']).out) as { id: string; states: Record<string, { on: Record<string, { target: string; guard?: { type: string } }[]> }> }
    const machine = createMachine(config as Parameters<typeof createMachine>[0])
    expect(machine.id).toBe('Door.back')
    const arrows = Object.values(machine.root.states).flatMap(({ key, on }) => Object.entries(on).flatMap(([event, all]) => all.map(({ target }) => `${key} ${event} ${target?.map((t) => t.key).join()}`)))
    expect(arrows.toSorted()).toEqual(['open Close locked', 'open Close shut', 'open Look open', 'shut Open open'])
    expect(config.states['open']!.on['Close']!.map(({ guard }) => guard?.type)).toEqual(['leads to shut', 'leads to locked'])
    const actor = createActor(machine).start()
    actor.send({ type: 'Open' })
    expect(actor.getSnapshot().value).toBe('open')
  })

  test.each(['spec.ts', 'spec.mjs'])('a module %s that runs', (name) => {
    inPackage((folder) => {
      const out = join(folder, name)
      expect(tool(['machine', ...TINY, '--node', 'A', '--out', out])).toMatchObject({ code: 0, out: `${out}: written\n` })
      const use = `import { createActor } from 'xstate'
import machine, { enabledEvents } from './${name.replace('.ts', '.js')}'
const actor = createActor(machine).start()
actor.send({ type: 'AppendRecord', leader: 'A' })
process.stdout.write(JSON.stringify([actor.getSnapshot().context.log, enabledEvents(actor.getSnapshot()).map(({ type }) => type)]))
`
      writeFileSync(join(folder, 'use.mjs'), use)
      if (name.endsWith('.ts')) execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '--ignoreConfig', '--strict', '--target', 'es2022', '--module', 'nodenext', '--skipLibCheck', '--types', 'node', out], { encoding: 'utf8' })
      expect(JSON.parse(execFileSync(process.execPath, [join(folder, 'use.mjs')], { encoding: 'utf8' }))).toEqual([[{ epoch: 0, id: 0 }], ['ShrinkIsr']])
    })
  })

  test('bad input: usage and diagnostics', () => {
    expect(tool(['machine'])).toMatchObject({ code: 2 })
    expect(tool(['machine', ...TINY, '--node', 'C'])).toMatchObject({ code: 2, err: expect.stringContaining('"C" is no element of Replicas: A, B') as string })
    expect(tool(['machine', ...TINY, '--format', 'mermaid', '--by', 'fetchr'])).toMatchObject({ code: 2, err: expect.stringContaining('there is no variable fetchr') as string })
    expect(tool(['machine', ...TINY, '--by', 'fetcher'])).toMatchObject({ code: 2, err: expect.stringContaining('--by and --states are for diagrams') as string })
    expect(tool(['machine', ...TINY, '--format', 'png'])).toMatchObject({ code: 2 })
    expect(tool(['machine', ...TINY, '--out', '.'])).toMatchObject({ code: 2, err: expect.stringContaining('--out . is a folder') as string })
    expect(tool(['machine', ...TINY, '--const', 'Versoin=1'])).toMatchObject({ code: 0, err: expect.stringContaining('declares no constant `Versoin`') as string })
    expect(document(['machine', 'NoConfig.tla'])).toMatchObject({ code: 151, diagnostics: [{ code: 'config/missing' }] })
    expect(document(['machine', 'Wrong.tla'])).toMatchObject({ code: 150 })
  })

  test('of several initial states one is chosen', () => {
    inPackage((folder) => {
      writeFileSync(join(folder, 'Two.tla'), '---- MODULE Two ----\nVARIABLE x\nInit == x \\in {1, 2}\nNext == UNCHANGED x\n====')
      const run = (...args: string[]): ReturnType<typeof tool> => tool(['machine', join(folder, 'Two.tla'), '--init', 'Init', '--next', 'Next', ...args])
      expect(run()).toMatchObject({ code: 2, err: expect.stringMatching(/Two has 2 initial states\n?.*--initial N/s) as string })
      expect(run('--initial', '1')).toMatchObject({ code: 0, out: expect.stringContaining('specMachine(spec.value.program, {"initial":1})') as string })
      expect(run('--initial', '1').out).toContain(`{ init: "Init", next: "Next" }`)
    })
  })
})

describe('a specification without states', () => {
  test('is no diagram', () => {
    const { code, out, err } = inPackage((folder) => {
      writeFileSync(join(folder, 'Door.tla'), DOOR)
      return tool(['machine', join(folder, 'Door.tla'), '--init', 'Init', '--next', 'Next', '--const', 'Doors=3', '--format', 'mermaid'])
    })
    expect({ code, out }).toEqual({ code: 75, out: '' })
    expect(err).toContain('the bound of a variable is the integer 3, not a set')
  })
})
