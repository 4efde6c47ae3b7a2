/**
 * A run of the simulated cluster in words: a line an event, with what it changed.
 */
import type { Loss } from '../../broker/client.ts'
import type { Outcome } from '../../broker/run.ts'
import type { TraceEvent, TraceValue } from '../../program/traceEvent.ts'
import type { Style } from './style.ts'
import { counted, cut, padEnd, padStart } from './text.ts'

/** What goes on all the time, and says something only to one who looks for it. */
const ROUTINE: ReadonlySet<string> = new Set([
  'Init', 'SendFetch', 'HandleFetch', 'SendOffsetsForLeaderEpoch', 'HandleOffsetsForLeaderEpoch', 'RefuseRequest', 'IgnoreResponse', 'LoseMessage', 'RepeatRequest', 'HandleAlterPartitionResponse',
])

/** Whether the event is told when not every one is: routine only when a log is cut by it. */
export function isNotable(event: TraceEvent): boolean {
  return !ROUTINE.has(event.action)
}

export function eventLine(event: TraceEvent, style: Style, width: number): string {
  const args = Object.entries(event.args ?? {}).filter(([, value]) => value !== event.node).map(([name, value]) => argument(name, value))
  const what = event.action + (args.length > 0 ? `(${args.join(', ')})` : '')
  const changes = Object.entries(event.observed ?? {}).map(([path, value]) => `${path}=${short(value)}`).join(' ')
  const head = `${padStart(String(event.time ?? 0), 6)} ms  ${padEnd(event.node === undefined ? '' : event.node === 'Controller' ? 'ctl' : event.node, 3)}  `
  return head + cut(`${what}  ${style.dim(changes)}`, width - head.length)
}

export function faultLine(time: number, what: string, style: Style): string {
  return `${padStart(String(time), 6)} ms  ${style.yellow(`${style.signs.lost}    ${what}`)}`
}

/** How a run ended. */
export function outcomeLines(outcome: Outcome, style: Style): string[] {
  const { clients, faults } = outcome
  const lines = [
    `${counted(clients.written, 'record')} written, ${clients.acknowledged.length} acknowledged, ${clients.read.length} read; `
    + `${counted(faults.restarts, 'restart')}, ${counted(faults.powerLosses, 'power loss', 'power losses')}, ${counted(faults.partitions, 'partition')}, ${counted(outcome.elections, 'leader epoch')}`
    + `; ${counted(outcome.events, 'event')} in ${outcome.time} ms`,
  ]
  if (outcome.loss !== undefined) lines.push(...lossLines(outcome.loss, style))
  for (const { offset, before, now, time } of clients.rereads.slice(0, 1)) {
    lines.push(style.red(`the consumer read record ${before.id} at offset ${offset}, and at ${time} ms record ${now.id} in its place`))
  }
  if (outcome.loss === undefined) lines.push(style.green('no acknowledged record was lost'))
  return lines
}

function lossLines({ acknowledged, leader, epoch, instead, time }: Loss, style: Style): string[] {
  const { offset, record } = acknowledged
  return [
    style.red(style.bold(`LOST: record ${record.id} of epoch ${record.epoch}, acknowledged at ${acknowledged.time} ms by ${acknowledged.leader} at offset ${offset}`)),
    `      ${leader} leads in epoch ${epoch} since ${time} ms, and ${instead === undefined ? `its log ends before offset ${offset}` : `has record ${instead.id} of epoch ${instead.epoch} there`}`,
  ]
}

function argument(name: string, value: TraceValue): string {
  if (name === 'm' && typeof value === 'object' && value !== null && !Array.isArray(value)) return `${String(value['type'])} ${String(value['from'])}→${String(value['to'])}`
  return `${name}=${short(value)}`
}

function short(value: TraceValue): string {
  if (Array.isArray(value)) return `{${value.map(short).join(',')}}`
  if (typeof value !== 'object' || value === null) return String(value)
  return `[${Object.entries(value).map(([key, inner]) => `${key} ${short(inner)}`).join(', ')}]`
}
