/**
 * A thread that helps: waits for the coordinator's commands and does its part of each, until it is sent home.
 */
import type { Program } from '../program/program.ts'
import { Command, Shared, type WorkerData } from './control.ts'
import { Explorer } from './explorer.ts'
import { FingerprintSet } from './fingerprints.ts'
import { OutOfMemory } from './growable.ts'
import { Halted } from './halted.ts'
import { GraphShare } from './liveness/recording.ts'
import { Member } from './member.ts'
import { Predecessors } from './predecessors.ts'
import type { Spill } from './spill.ts'

export interface ServeOptions {
  /** Seconds on a clock that never goes back. */
  now(): number
  /** Opens this thread's temporary file; called only when it is needed. */
  readonly openSpill?: (() => Spill) | undefined
}

/** States between two looks at whether the search has to end. */
const STRIDE = 128

/** Takes part in a search; returns when it is over. Blocks the thread: call it last. */
export function serve(program: Program, data: WorkerData, options: ServeOptions): void {
  const explorer = new Explorer(program, new FingerprintSet(data.fingerprints), new Predecessors(data.predecessors), {
    continueAfterViolation: data.continueAfterViolation,
    frontierBytesMax: data.frontierBytesMax,
    openSpill: options.openSpill,
    recording: data.graph !== undefined,
    poll() {
      if (control.get(Shared.halted) === 1) throw new Halted()
    },
  })
  const member = new Member(data, explorer, options.now)
  const { control } = member
  program.statistics.worker = data.index
  Atomics.add(control.integers, Shared.ready, 1)
  for (let sequence = 0; ;) {
    sequence = control.awaitCommand(sequence)
    const command = control.get(Shared.command)
    try {
      obey(member, command)
    } catch (error) {
      if (!(error instanceof OutOfMemory)) throw error
      control.set(Shared.outOfMemory, 1)
    }
    if (command === Command.leave) explorer.store.close()
    control.finish()
    if (command === Command.leave) return
  }
}

function obey(member: Member, command: number): void {
  const { control, index } = member
  switch (command) {
    case Command.expand: expand(member); return
    case Command.commit: member.commit(); return
    case Command.report: member.report(); return
    case Command.rank: member.rank(); return
    case Command.give: if (control.get(Shared.from) === index) member.give(); return
    case Command.place:
    case Command.link:
    case Command.turn:
    case Command.decide: shareGraph(member, command); return
    case Command.take: if (control.get(Shared.to) === index) member.take(); return
    default:
  }
}

/** The graph that all threads have recorded (liveness/recording.ts). */
function shareGraph({ control, data, explorer }: Member, command: number): void {
  const share = new GraphShare(explorer, data.graph!, () => {
    if (control.get(Shared.halted) === 1) throw new Halted()
  })
  if (command === Command.place) share.place()
  else if (command === Command.link) share.link()
  else if (command === Command.turn) share.turn()
  else share.decide()
}

function expand(member: Member): void {
  member.begin()
  try {
    while (member.explorer.expandSome(STRIDE)) {
      member.publish()
      if (member.control.get(Shared.halted) === 1) break
    }
  } catch (error) {
    if (!(error instanceof Halted)) throw error
  }
  member.end()
}
