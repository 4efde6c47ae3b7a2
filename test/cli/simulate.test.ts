import { describe, expect, test } from 'vitest'
import { document, tool } from './tool.ts'

describe('simulate', () => {
  test('the same trace at any number of workers, and the line that reproduces it does', () => {
    const call = (workers: string): { readonly [field: string]: any } => document(['simulate', 'Counter.tla', '--config', 'Counter.small.cfg', '--seed', '4', '--depth', '12', '--workers', workers])
    const one = call('1')
    const two = call('2')
    expect(one).toMatchObject({ code: 12, verdict: 'violated', violated: 'Small', simulation: { seed: 4, depth: 12 } })
    expect(two['trace']).toEqual(one['trace'])
    const again = document(one['command'].split(' ').slice(2).filter((arg: string) => arg !== '--json'))
    expect(again['trace']).toEqual(one['trace'])
    expect(again['simulation'].walks).toBe(1)
  })

  test('without a violation: undecided, exit code 40, and what was covered', () => {
    const { code, out } = tool(['simulate', 'Counter.tla', '--traces', '100', '--depth', '5', '--quiet'])
    expect(code).toBe(40)
    expect(out).toMatch(/^action +enabled +taken\n {2}Up +\d+ +\d+\n/)
    expect(out.trimEnd().split('\n').at(-1)).toMatch(/^undecided: nothing violated on these walks; 100 walks, 500 states, /)
  })

  test('temporal properties are named as not checked', () => {
    expect(document(['simulate', 'Counter.tla', '--config', 'Counter.reaches.cfg', '--traces', '5'])['notChecked'].join()).toContain('Reaches')
  })

  test('what must be possible is named as not looked for', () => {
    expect(document(['simulate', 'Green.tla', '--traces', '5'])['notChecked'].join()).toContain('Three: walks do not look for')
  })

  test('a budget', () => {
    expect(document(['simulate', 'Counter.tla', '--budget', '300ms'])).toMatchObject({ code: 40, stopped: 'budget' })
  })
})
