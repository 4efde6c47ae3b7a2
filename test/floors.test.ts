/**
 * The tree checks itself: who may import whom, no import cycles, and where the outside world may be touched.
 * ARCHITECTURE.md explains the table.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = resolve(import.meta.dirname, '..')

/** Folder → folders it may import from (besides itself). */
const FLOORS: Readonly<Record<string, readonly string[]>> = {
  'src/value': [],
  'src/program': ['src/value'],
  'src/syntax': [],
  'src/module': ['src/syntax'],
  'src/engines': ['src/module', 'src/syntax', 'src/program', 'src/value'],
  'src/checker': ['src/program', 'src/value'],
  'src/machines': ['src/program', 'src/value'],
  'src/broker': ['src/machines', 'src/program', 'src/value'],
  'conformance': ['src/machines', 'src/program', 'src/value'],
  'src/cli': ['conformance', 'src/broker', 'src/machines', 'src/checker', 'src/engines', 'src/module', 'src/syntax', 'src/program', 'src/value'],
  'src/vitest.ts': ['src/index.ts'],
  'src/index.ts': ['src/cli', 'conformance', 'src/broker', 'src/machines', 'src/checker', 'src/engines', 'src/module', 'src/syntax', 'src/program', 'src/value'],
}

/** What only the named folders may mention. */
const FORBIDDEN: readonly { readonly pattern: RegExp; readonly allowed: readonly string[]; readonly instead: string }[] = [
  { pattern: /\bDate\.now\(|\bperformance\.now\(|\bnew Date\(/, allowed: ['src/cli'], instead: 'take a clock as a parameter' },
  { pattern: /\bMath\.random\(/, allowed: [], instead: 'take a seeded source of random numbers as a parameter' },
  { pattern: /\bconsole\.\w+\(/, allowed: ['src/cli'], instead: 'return data; src/cli prints' },
  { pattern: /from 'node:(fs|child_process|os|process)/, allowed: ['src/cli'], instead: 'take the operation as a parameter' },
  { pattern: /\bprocess\.(stdout|stderr|argv|env|exit)/, allowed: ['src/cli'], instead: 'src/cli owns the process' },
]

function sources(folder: string): string[] {
  if (!existsSync(join(ROOT, folder))) return []
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name))
    .sort()
}

function floorOf(file: string): string | undefined {
  return Object.keys(FLOORS).find((floor) => file === floor || file.startsWith(`${floor}/`))
}

const files = [...sources('src'), ...sources('conformance')]

/** Imports that exist at run time or for types: the floors hold for both. */
function importsOf(file: string, typesToo: boolean): string[] {
  const text = readFileSync(join(ROOT, file), 'utf8')
  const found: string[] = []
  for (const match of text.matchAll(/^\s*(?:import|export)\s+(type\s+)?[^'";]*?from\s+'(\.[^']+)'|import\('(\.[^']+)'\)/gm)) {
    if (match[1] !== undefined && !typesToo) continue
    const target = match[2] ?? match[3]
    if (target !== undefined) found.push(relative(ROOT, resolve(ROOT, dirname(file), target)))
  }
  return found
}

describe('floors', () => {
  it('every source file stands on a floor', () => {
    expect(files.filter((file) => floorOf(file) === undefined)).toEqual([])
  })

  it('imports go down only', () => {
    const wrong: string[] = []
    for (const file of files) {
      const floor = floorOf(file)
      if (floor === undefined) continue
      for (const target of importsOf(file, true)) {
        const other = floorOf(target)
        if (other !== floor && (other === undefined || !FLOORS[floor]!.includes(other))) wrong.push(`${file} imports ${target}`)
      }
    }
    expect(wrong).toEqual([])
  })

  it('there are no import cycles at run time', () => {
    const state = new Map<string, 'open' | 'done'>()
    const cycles: string[] = []
    const visit = (file: string, path: readonly string[]): void => {
      if (state.get(file) === 'done' || !files.includes(file)) return
      if (state.get(file) === 'open') {
        cycles.push([...path.slice(path.indexOf(file)), file].join(' → '))
        return
      }
      state.set(file, 'open')
      for (const target of importsOf(file, false)) visit(target, [...path, file])
      state.set(file, 'done')
    }
      for (const file of files) visit(file, [])
    expect(cycles).toEqual([])
  })

  it('clocks, randomness, files and the terminal are touched only where they belong', () => {
    const wrong: string[] = []
    for (const file of files) {
      const text = readFileSync(join(ROOT, file), 'utf8')
      for (const { pattern, allowed, instead } of FORBIDDEN) {
        if (pattern.test(text) && !allowed.some((folder) => file.startsWith(`${folder}/`))) wrong.push(`${file}: ${pattern.source} (${instead})`)
      }
    }
    expect(wrong).toEqual([])
  })

  it('every file begins with what it is for', () => {
    expect(files.filter((file) => !/^(#!.*\n)?\/\*\*/.test(readFileSync(join(ROOT, file), 'utf8')))).toEqual([])
  })
})
