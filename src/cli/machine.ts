/**
 * What this machine lends us: processors and memory, as the container's limits say.
 */
import { readFileSync } from 'node:fs'
import { availableParallelism, totalmem } from 'node:os'

const MOST_WORKERS = 16

/** Threads for `--workers auto`. */
export function defaultWorkers(): number {
  return Math.max(1, Math.min(MOST_WORKERS, availableParallelism(), cgroupProcessors()))
}

/** Whole processors of the container's quota; Infinity without one. */
function cgroupProcessors(): number {
  const [quota, period] = (readText('/sys/fs/cgroup/cpu.max') ?? 'max').trim().split(' ')
  return quota === 'max' || quota === undefined ? Infinity : Math.max(1, Math.floor(Number(quota) / Number(period ?? 100_000)))
}

/** Three quarters of the memory that we may use: beyond that the system swaps or kills. */
export function defaultMemory(): number {
  const constrained = process.constrainedMemory()
  const total = constrained !== undefined && constrained > 0 && constrained < totalmem() ? constrained : totalmem()
  return Math.floor(total * 0.75)
}

/** Processor time of this process, in seconds: what other programs do at the same time does not count. */
export function processorSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
