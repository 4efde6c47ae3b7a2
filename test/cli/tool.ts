/**
 * Runs the built `tla-runner` as its users do. Builds it first when it has not been (npm test builds before).
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..', '..')
export const MAIN = process.env['TLA_RUNNER_MAIN'] ?? join(ROOT, 'dist', 'src', 'cli', 'main.js')
export const SPECS = join(import.meta.dirname, 'specs')

if (!existsSync(MAIN)) execFileSync('npm', ['run', '-s', 'build'], { cwd: ROOT, stdio: 'inherit' })

export interface Run {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Runs in `test/cli/specs`. */
export function tool(args: readonly string[], environment: NodeJS.ProcessEnv = {}): Run {
  const { NO_COLOR: _no, FORCE_COLOR: _force, TLA_LIBRARY: _library, GITHUB_ACTIONS: _github, GITHUB_STEP_SUMMARY: _summary, ...inherited } = process.env
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], { cwd: SPECS, encoding: 'utf8', env: { ...inherited, ...environment }, timeout: 50_000 })
  return { code: status, out: stdout, err: stderr }
}

/** The JSON document of a run: stdout must be exactly one. */
export function document(args: readonly string[]): { readonly [field: string]: any; readonly code: number | null } {
  const { out, code } = tool([...args, '--json'])
  return { ...JSON.parse(out), code }
}

/** Starts, sends a signal as soon as stderr says `cue`, and waits for the end. */
export function interrupted(args: readonly string[], signal: NodeJS.Signals, cue: string): Promise<Run> {
  const child = spawn(process.execPath, [MAIN, ...args], { cwd: SPECS })
  let out = ''
  let err = ''
  let sent = false
  child.stdout.on('data', (chunk: Buffer) => { out += chunk.toString() })
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString()
    if (!sent && err.includes(cue)) sent = child.kill(signal)
  })
  return new Promise((resolve) => { child.on('close', (code) => resolve({ code, out, err })) })
}
