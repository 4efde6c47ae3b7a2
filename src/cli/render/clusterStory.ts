/**
 * A run of the simulated cluster in words: a line an event, with what it changed.
 */
import type { Loss } from '../../broker/client.ts'
import type { Outcome } from '../../broker/run.ts'
import type { TraceEvent, TraceValue } from '../../program/traceEvent.ts'
import type { Style } from './signs.ts'
import { counted, cut, padEnd, padStart } from './text.ts'

/** What goes on all the time, and says something only to one who looks for it. */
const ROUTINE: ReadonlySet<string> = new Set([
  'Init', 'SendFetch', 'HandleFetch', 'SendOffsetsForLeaderEpoch', 'HandleOffsetsForLeaderEpoch', 'RefuseRequest', 'IgnoreResponse', 'LoseMessage', 'RepeatRequest', 'HandleAlterPartitionResponse',
])

/** Whether the event is told when not every one is: not what is routine, nor an answer that brings nothing. */
export function isNotable(event: TraceEvent): boolean {
  return !ROUTINE.has(event.action) && (event.action !== 'HandleFetchResponse' || event.observed !== undefined)
}

/** One event: when, who, the action with its arguments, and what became of the log, in Kafka's words. */
export function eventLine(event: TraceEvent, style: Style, width: number): string {
  const given = Object.entries(event.args ?? {}).filter(([name, value]) => value !== event.node && (event.node === undefined || name !== 'm'))
  const args = given.map(([name, value]) => argument(name, value))
  const what = padEnd(event.action + (args.length > 0 ? `(${args.join(', ')})` : ''), 28)
  const changes = Object.entries(event.observed ?? {}).flatMap(([path, value]) => change(path, value)).join(', ')
  const head = `${padStart(String(event.time ?? 0), 6)} ms  ${padEnd(event.node === 'Controller' ? 'ctl' : event.node ?? '', 3)}  `
  return head + cut(changes === '' ? what : `${what}  ${style.dim(changes)}`, width - head.length)
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
  if (!isObject(value)) return ['leader', 'follower'].includes(name) ? String(value) : `${name} ${short(value)}`
  if (name === 'm') return `${String(value['type'])} ${String(value['from'])}→${String(value['to'])}` // of a message that nobody handles
  return partitionState(value)
}

function change(path: string, value: TraceValue): string[] {
  const [variable, , rest] = path.split('.')
  if (path === 'partition' && isObject(value)) return [partitionState(value)]
  if (path.endsWith('.length') && variable === 'log') return [`LEO ${String(value)}`]
  if (path === 'committed.length') return [`${String(value)} committed`]
  if (variable === 'highWatermark') return [`HW ${String(value)}`]
  if (variable === 'proposed' && Array.isArray(value) && value.length > 0) return [`asks for isr ${short(value)}`]
  if (variable === 'registration') return [`broker epoch ${String(value)}`]
  if (variable === 'fetcher' && rest === undefined) return value === 'truncating' ? ['truncating'] : []
  return []
}

function partitionState(state: { readonly [field: string]: TraceValue }): string {
  const elr = state['elr']
  return `leader ${short(state['leader'] ?? null)} epoch ${short(state['epoch'] ?? null)} isr ${short(state['isr'] ?? null)}`
    + (Array.isArray(elr) && elr.length > 0 ? ` elr ${short(elr)}` : '')
}

function isObject(value: TraceValue): value is { [field: string]: TraceValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function short(value: TraceValue): string {
  if (Array.isArray(value)) return `{${value.map(short).join(',')}}`
  if (!isObject(value)) return String(value)
  return `[${Object.entries(value).map(([key, inner]) => `${key} ${short(inner)}`).join(', ')}]`
}
