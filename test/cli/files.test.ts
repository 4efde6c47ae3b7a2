import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findConfig, findSpec, libraryFolders, moduleReader } from '../../src/cli/files.ts'
import { configOf, configText, NO_FLAGS } from '../../src/cli/flagConfig.ts'
import { parseArguments } from '../../src/cli/arguments.ts'
import { duration, grouped, wrap } from '../../src/cli/render/text.ts'
import { parseConfig } from '../../src/syntax/config.ts'

let folder = ''
const at = (path: string): string => join(folder, path)

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tla-runner-test-'))
  mkdirSync(at('spec'))
  mkdirSync(at('models'))
  const files: Record<string, string> = {
    'Own.tla': '', 'Own.cfg': '', 'A.tla': '', 'MCA.tla': 'EXTENDS A', 'MCA.cfg': '', 'B.tla': '', 'MCB.cfg': '', 'spec/Part.tla': 'part', 'models/Root.tla': '',
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(at(name), text)
})

afterAll(() => rmSync(folder, { recursive: true }))

describe('finding files', () => {
  test('a specification with and without its ending', () => {
    expect(findSpec(at('Own'))).toBe(at('Own.tla'))
    expect(findSpec(at('Own.tla'))).toBe(at('Own.tla'))
    expect(findSpec(at('Own.cfg'))).toBe(at('Own.tla'))
    expect(() => findSpec(at('Onw'))).toThrow('cannot find')
    expect(() => findSpec(at('nowhere/X.tla'))).toThrow('cannot find')
  })

  test('the configuration beside it, or of its model module', () => {
    expect(findConfig(at('Own.tla'), undefined)).toMatchObject({ config: at('Own.cfg'), spec: at('Own.tla') })
    expect(findConfig(at('A.tla'), undefined)).toMatchObject({ config: at('MCA.cfg'), spec: at('MCA.tla') })
    expect(findConfig(at('B.tla'), undefined)).toMatchObject({ config: at('MCB.cfg'), spec: at('B.tla') })
    expect(findConfig(at('models/Root.tla'), undefined)).toMatchObject({ config: undefined, spec: at('models/Root.tla') })
  })

  test('a given configuration: from here, from beside the specification, without ending', () => {
    for (const given of [at('MCA.cfg'), 'MCA.cfg', 'MCA']) expect(findConfig(at('Own.tla'), given).config).toBe(at('MCA.cfg'))
    expect(() => findConfig(at('Own.tla'), 'MCC.cfg')).toThrow('cannot find the configuration MCC.cfg')
  })

  test('modules: beside the root, in the library, in the project\'s spec folder', () => {
    expect(moduleReader(at('models/Root.tla'), [])('Part')?.text).toBe('part')
    expect(moduleReader(at('Own.tla'), [])('Part')).toBeUndefined()
    expect(moduleReader(at('Own.tla'), [at('spec')])('Part')?.path).toBe(at('spec/Part.tla'))
  })

  test('library folders of flag and environment', () => {
    expect(libraryFolders([at('spec')], { TLA_LIBRARY: '/x:/y' })).toEqual([at('spec'), '/x', '/y'])
    expect(() => libraryFolders([at('nowhere')], {})).toThrow('not a folder')
  })
})

describe('flags as a configuration', () => {
  const file = parseConfig({ path: 'M.cfg', text: 'SPECIFICATION Spec\nCONSTANTS N = 1\n M = 2\nINVARIANT A\n' }).config

  test('text', () => {
    expect(configText({ ...NO_FLAGS, spec: 'S', constants: ['N={a, b}', 'Op<-Other'], invariants: ['I'], noDeadlock: true }))
      .toBe('CONSTANT N = {a, b}\nCONSTANT Op <- Other\nSPECIFICATION S\nINVARIANT I\nCHECK_DEADLOCK FALSE\n')
  })

  test('what is named once replaces, lists add up', () => {
    const { config, diagnostics } = configOf(file, { ...NO_FLAGS, constants: ['N=7'], invariants: ['B'], init: 'Init', next: 'Next' })
    expect(diagnostics).toEqual([])
    expect(config.constants.map(({ name }) => name.name)).toEqual(['M', 'N'])
    expect(config.invariants.map(({ name }) => name)).toEqual(['A', 'B'])
    expect([config.specification, config.init?.name, config.next?.name]).toEqual([undefined, 'Init', 'Next'])
  })

  test('without flags the file stands', () => {
    expect(configOf(file, NO_FLAGS).config).toMatchObject({ specification: { name: 'Spec' }, checkDeadlock: undefined })
  })
})

describe('values of options', () => {
  const options = [{ name: 'budget', value: 'TIME', help: '' }, { name: 'max-memory', value: 'SIZE', help: '' }, { name: 'inv', value: 'NAME', multiple: true, help: '' }]

  test.each([['60', 60], ['60s', 60], ['500ms', 0.5], ['5m', 300], ['1.5h', 5400]])('a duration %s', (text, seconds) => {
    expect(parseArguments(['--budget', text], options).seconds('budget')).toBe(seconds)
  })

  test.each([['512M', 512 * 1024 ** 2], ['4G', 4 * 1024 ** 3], ['4GiB', 4 * 1024 ** 3], ['0.5g', 512 * 1024 ** 2]])('a size %s', (text, size) => {
    expect(parseArguments([`--max-memory=${text}`], options).bytes('max-memory')).toBe(size)
  })

  test('lists', () => {
    expect(parseArguments(['--inv', 'A,B', '--inv', 'C'], options).list('inv')).toEqual(['A', 'B', 'C'])
  })
})

describe('lines', () => {
  test('wrapping keeps a field with its value', () => {
    expect(wrap('[epoch |-> 0, leader |-> A]', 16, '  ')).toEqual(['[epoch |-> 0,', '  leader |-> A]'])
    expect(wrap('abcdefgh', 3)).toEqual(['abc', 'def', 'gh'])
  })

  test('numbers and times', () => {
    expect(grouped(1234567)).toBe('1,234,567')
    expect([0.123, 12.34, 185, 7620].map(duration)).toEqual(['0.12 s', '12.3 s', '3 min 05 s', '2 h 07 min'])
  })
})
