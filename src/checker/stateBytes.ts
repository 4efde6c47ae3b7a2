/**
 * States on their way out of a thread, to another one or to a file: their lanes, then their variables. How a state is packed
 * is a matter of each thread.
 */
import type { ValueReader, ValueWriter } from '../value/bytes.ts'
import type { Explorer } from './explorer.ts'
import type { Run } from './frontier.ts'

/** Writes the state at `offset` of a run. Throws EvaluationError for a value that cannot leave the thread. */
export function writeState({ program, packing, width }: Explorer, writer: ValueWriter, data: Int32Array, offset: number): void {
  writer.int32(data[offset + width]!)
  writer.int32(data[offset + width + 1]!)
  if (packing === undefined) {
    for (let slot = 0; slot < width; slot++) writer.value(data[offset + slot]!)
    return
  }
  const state = new Int32Array(program.variables.length)
  packing.unpack(data, offset, state, 0)
  for (const value of state) writer.value(value)
}

/** Appends the state read to a run. */
export function readState({ program, packing, width }: Explorer, reader: ValueReader, run: Run): void {
  const low = reader.int32()
  const high = reader.int32()
  const state = new Int32Array(program.variables.length)
  // Read first: reading may move the pool of values, but not the run.
  for (let slot = 0; slot < state.length; slot++) state[slot] = reader.value()
  const at = run.push()
  if (packing === undefined) run.tail.set(state, at)
  else packing.pack(state, 0, run.tail, at)
  run.tail[at + width] = low
  run.tail[at + width + 1] = high
}
