/** Files that are made: which are not as they should be, and writing those. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Text by path; `undefined`: there should be no such file. */
export type Files = ReadonlyMap<string, string | undefined>

export function staleFiles(files: Files): string[] {
  return [...files].filter(([path, text]) => (existsSync(path) ? readFileSync(path, 'utf8') : undefined) !== text).map(([path]) => path)
}

/** Writes what is stale, and says how much that was. */
export function writeFiles(files: Files): string {
  const stale = staleFiles(files)
  for (const path of stale) {
    const text = files.get(path)
    mkdirSync(dirname(path), { recursive: true })
    if (text === undefined) rmSync(path)
    else writeFileSync(path, text)
  }
  return stale.length === 0 ? 'fresh' : `${stale.length} files written`
}
