/** Modules as they were in a revision: copied into a folder of their own, from which they are read like any others. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, normalize } from 'node:path'
import { UsageError } from '../arguments.ts'

export interface Checkout {
  /** The folder that stands for the current one. */
  readonly folder: string
  /** Where the file is now. */
  readonly path: string
}

/** The modules beside a file and in the `spec` beside its folder, and what stands beside it under its name. Throws UsageError. */
export function checkOut(revision: string, file: string): Checkout {
  const folder = mkdtempSync(join(tmpdir(), `tla-runner-${process.pid}-`))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }))
  const path = normalize(file)
  git(['rev-parse', '--verify', '--quiet', `${revision}^{commit}`], `there is no revision ${revision}`)
  const stem = path.replace(/\.\w+$/, '')
  const beside = namesIn(revision, dirname(path)).filter((name) => name.endsWith('.tla') || [`${stem}.cfg`, `${stem}.json`].includes(name))
  const inSpec = ['spec', '../spec', '../../spec'].map((place) => normalize(join(dirname(path), place))).filter((place) => !place.startsWith('..'))
  const inModels = normalize(join(dirname(path), '..'))
  const others = [...inSpec, ...(inModels.startsWith('..') ? [] : [inModels])].flatMap((place) => namesIn(revision, place)).filter((name) => name.endsWith('.tla'))
  if (!beside.includes(path)) throw new UsageError(`${revision} has no file ${path}`, 'the path is relative to the current folder')
  for (const name of new Set([...beside, ...others])) {
    mkdirSync(join(folder, dirname(name)), { recursive: true })
    writeFileSync(join(folder, name), git(['show', `${revision}:./${name}`], `cannot read ${name} of ${revision}`))
  }
  return { folder, path: join(folder, path) }
}

/** Files directly in a folder. */
function namesIn(revision: string, folder: string): string[] {
  return git(['ls-tree', '--name-only', revision, folder === '.' ? './' : `./${folder}/`], `cannot list ${folder} of ${revision}`).split('\n').filter((name) => name !== '').map((name) => normalize(name))
}

function git(args: readonly string[], failure: string): string {
  try {
    return execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 64 * 1024 * 1024 })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') throw new UsageError('git is not installed, so there are no revisions', 'give two files')
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim().split('\n')[0] : undefined
    throw new UsageError(failure, said === undefined || said === '' ? undefined : `git says: ${said}`)
  }
}
