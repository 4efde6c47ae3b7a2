/**
 * A folder of its own for each run of another checker: a flat copy of every module that the specification could mean, in
 * our order of precedence, with the configuration. So both read the same texts, and what the other leaves behind (its
 * state files, unpacked standard modules, generated traces) goes away with the folder.
 */
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { configOf } from '../flagConfig.ts'
import { filesIn, moduleFolders, readSource } from '../files.ts'
import type { LoadRequest } from '../load.ts'
import { parseConfig } from '../../syntax/config.ts'
import { printConfig } from './configText.ts'

export interface RunFolder {
  readonly path: string
  /** The copy of the root module. */
  readonly spec: string
  readonly config: string
  /** For `java.io.tmpdir`, empty. */
  readonly temporary: string
  remove(): void
}

/** Copies what the request names. The name begins with our process's number: whoever ends us early removes it. */
export function makeRunFolder(request: LoadRequest): RunFolder {
  const path = mkdtempSync(join(tmpdir(), `tla-runner-${process.pid}-`))
  const remove = (): void => rmSync(path, { recursive: true, force: true, maxRetries: 3 })
  process.once('exit', remove)
  const temporary = join(path, 'tmp')
  mkdirSync(temporary)
  copyFileSync(request.spec, join(path, basename(request.spec)))
  for (const folder of moduleFolders(request.spec, request.library)) {
    for (const name of filesIn(folder, '.tla')) if (!existsSync(join(path, name))) copyFileSync(join(folder, name), join(path, name))
  }
  const config = join(path, `${basename(request.spec, '.tla')}.cfg`)
  writeFileSync(config, configText(request))
  return {
    path, config, temporary,
    spec: join(path, basename(request.spec)),
    remove: () => {
      process.off('exit', remove)
      remove()
    },
  }
}

/** The file as it stands, unless flags change it. */
function configText(request: LoadRequest): string {
  const file = request.config === undefined ? undefined : readSource(request.config)
  const { flags } = request
  const changed = [flags.init, flags.next, flags.spec].some((name) => name !== undefined) || flags.noDeadlock
    || [flags.invariants, flags.properties, flags.constraints, flags.constants, flags.possible].some((list) => list.length > 0)
  if (file !== undefined && !changed) return file.text
  return printConfig(configOf(file === undefined ? undefined : parseConfig(file).config, flags).config)
}
