/**
 * Survivors that somebody has explained: a file `survivors.json` beside the models.
 *
 *     [{ "module": "PartitionLeader", "definition": "HandleFetch", "change": "m.offset > end → m.offset >= end", "reason": "…" }]
 *
 * With `"equivalent": true` it means the same in every model that there could be, and does not count: nothing can notice it.
 * Otherwise it does something else that harms nothing, or no model notices it.
 *
 * Places are lines, which move; so a mutation is named by what it does to the text, and the second of the same name in one
 * definition has ` (2)` after it.
 */
import { join } from 'node:path'
import { UsageError } from '../arguments.ts'
import { isFile, readSource, shortPath } from '../files.ts'
import { SURVIVORS } from '../models.ts'
import type { Mutation } from '../../syntax/mutation/mutation.ts'

export interface Explained {
  readonly module: string
  readonly definition: string
  readonly change: string
  readonly reason: string
  readonly equivalent: boolean
}

const FIELDS = ['module', 'definition', 'change', 'reason'] as const

/** Throws UsageError for a file that is not as it should be. */
export function readExplained(folder: string): Explained[] {
  const path = join(folder, SURVIVORS)
  if (!isFile(path)) return []
  const wrong = (message: string): UsageError => new UsageError(`${shortPath(path)}: ${message}`)
  let entries: unknown
  try {
    entries = JSON.parse(readSource(path).text)
  } catch (error) {
    throw wrong(error instanceof Error ? error.message : String(error))
  }
  if (!Array.isArray(entries)) throw wrong('expected a list')
  return entries.map((entry: unknown, i) => {
    const fields = new Map(Object.entries(entry ?? {}))
    const missing = FIELDS.find((name) => typeof fields.get(name) !== 'string' || fields.get(name) === '')
    if (missing !== undefined) throw wrong(`entry ${i + 1} needs "${missing}"`)
    const equivalent = fields.get('equivalent') ?? false
    if (typeof equivalent !== 'boolean') throw wrong(`entry ${i + 1}: "equivalent" is true or false`)
    return { ...Object.fromEntries(FIELDS.map((name) => [name, fields.get(name)])), equivalent } as Explained
  })
}

/** What each mutation is called in that file, in order. */
export function changeNames(mutations: readonly Mutation[]): string[] {
  const counts = new Map<string, number>()
  return mutations.map(({ definition, was, now }) => {
    const change = `${was} → ${now}`
    const count = (counts.get(`${definition}: ${change}`) ?? 0) + 1
    counts.set(`${definition}: ${change}`, count)
    return count === 1 ? change : `${change} (${count})`
  })
}
