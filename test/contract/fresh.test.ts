/** What `npm run generate` makes is committed, and as it would be made now. */
import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { differenceOf } from '../../src/cli/generate.ts'
import { readExplained } from '../../src/cli/mutate/survivors.ts'
import { staleFiles } from '../../tools/files.ts'
import { GENERATED, tableFiles } from '../../tools/generate.ts'

describe('generated files are fresh', () => {
  for (const { path, text } of GENERATED) {
    test(path, async () => {
      expect(differenceOf(path, await text()), 'run npm run generate').toBeUndefined()
      console.log(`contract fresh: ${path}`)
    }, 180_000)
  }

  test('models and tables', () => {
    const files = tableFiles()
    expect(staleFiles(files), 'run npm run generate').toEqual([])
    console.log(`models and tables fresh: ${files.size} files`)
  })

  test('survivors of mutation are explained of modules that there are', () => {
    const explained = readExplained('models')
    expect(explained.length).toBeGreaterThan(0)
    expect(explained.filter(({ module }) => !existsSync(`spec/${module}.tla`))).toEqual([])
  })

  test('a stale file is named with its first differing line', () => {
    expect(differenceOf('package.json', 'something else\n')).toMatch(/^package\.json:1 is stale\n {2}is: +\S.*\n {2}should be: something else$/)
    expect(differenceOf('no/such/file.ts', '')).toBe('no/such/file.ts does not exist')
  })
})
