/**
 * Checkpoints on disk: one file in a folder, replaced as a whole, so that at any moment it is either the last one or the
 * one before, never something in between.
 *
 *     plimsoll checkpoint 1\n        what this is
 *     length, JSON                   the key and the header of the snapshot
 *     length, bytes …                its sections
 *     SHA-256                        of everything before
 *
 * Lengths are 8 bytes, little-endian. The key is a hash of everything that a search depends on (the texts of the
 * specification and of the configuration, flags, our version); a checkpoint of something else is refused.
 */
import { createHash, type Hash } from 'node:crypto'
import { closeSync, fstatSync, fsyncSync, mkdirSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Checkpointing, Snapshot, SnapshotHeader } from '../checker/snapshot.ts'
import { UsageError } from './arguments.ts'
import { isFile } from './files.ts'
import type { Linked, LoadRequest } from './load.ts'
import { now } from './run.ts'
import { version } from './version.ts'

const MAGIC = 'plimsoll checkpoint 1\n'
const NAME = 'checkpoint'
const DIGEST = 32
/** Bytes moved at a time. */
const BLOCK = 1 << 22

export interface CheckpointRequest {
  /** Where to save; undefined: nowhere. */
  readonly folder: string | undefined
  readonly everySeconds: number
  readonly resume: string | undefined
  readonly warn: (text: string) => void
}

/** What a search depends on, hashed. */
export function keyOf({ sources, model }: Linked, { spec, flags, permissions }: LoadRequest, continueAfterViolation: boolean): string {
  const hash = createHash('sha256')
  const facts = { version: version(), root: model.module.name, spec: spec.split(/[\\/]/).at(-1), flags, seed: permissions.seed, continueAfterViolation }
  hash.update(JSON.stringify(facts))
  for (const { text } of sources) hash.update(`\n${text.length}\n`).update(text)
  return hash.digest('hex')
}

/** Throws UsageError when the folder or the checkpoint to go on from cannot be used. */
export function checkpointing(key: string, { folder, everySeconds, resume, warn }: CheckpointRequest): Checkpointing | undefined {
  const saved = resume === undefined ? undefined : readCheckpoint(resume, key)
  if (resume !== undefined && saved === undefined) warn(`there is no checkpoint in ${resume} yet: the search starts at the beginning`)
  const into = folder ?? resume
  if (into === undefined) return undefined
  try {
    mkdirSync(into, { recursive: true })
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EEXIST'
    throw new UsageError(`cannot make the folder ${into}: ${taken ? 'a file has this name' : messageOf(error)}`)
  }
  let last = now()
  let broken = false
  const giveUp = (text: string): void => {
    if (!broken) warn(text)
    broken = true
  }
  return {
    isDue: () => !broken && now() - last >= everySeconds,
    impossible: () => giveUp('no checkpoints: a state holds a value that cannot be written (a set that is not enumerated)'),
    save(snapshot) {
      try {
        writeCheckpoint(into, key, snapshot)
      } catch (error) {
        giveUp(`no more checkpoints: ${messageOf(error)}`)
      }
      last = now()
    },
    resume: saved,
  }
}

/** A search that has come to a verdict leaves no checkpoint. */
export function removeCheckpoint(folder: string): void {
  rmSync(join(folder, NAME), { force: true })
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function writeCheckpoint(folder: string, key: string, { header, sections }: Snapshot): void {
  const path = join(folder, `${NAME}.part`)
  const file = openSync(path, 'w', 0o600)
  try {
    const hash = createHash('sha256')
    const write = (bytes: Uint8Array): void => {
      // Copied, because tables lie in shared memory, which neither files nor hashes take.
      for (let at = 0; at < bytes.length; at += BLOCK) {
        const block = Buffer.from(bytes.slice(at, at + BLOCK))
        hash.update(block)
        for (let done = 0; done < block.length;) done += writeSync(file, block, done)
      }
    }
    const section = (bytes: Uint8Array): void => {
      const length = Buffer.alloc(8)
      length.writeBigUInt64LE(BigInt(bytes.length))
      write(length)
      write(bytes)
    }
    write(Buffer.from(MAGIC))
    section(Buffer.from(JSON.stringify({ key, header })))
    for (const bytes of sections) section(bytes)
    writeSync(file, hash.digest())
    fsyncSync(file)
  } catch (error) {
    rmSync(path, { force: true }) // the disk is full, it may be, and others need what is left
    throw error
  } finally {
    closeSync(file)
  }
  renameSync(path, join(folder, NAME))
}

/** Undefined when there is none. Throws UsageError for one that is damaged or of something else. */
function readCheckpoint(folder: string, key: string): Snapshot | undefined {
  const path = join(folder, NAME)
  if (!isFile(path)) return undefined
  const damaged = (what: string): UsageError => new UsageError(`the checkpoint ${path} is damaged: ${what}`, 'remove it and start again without --resume')
  const file = openSync(path, 'r')
  const size = fstatSync(file).size - DIGEST
  const read = (at: number, length: number): Buffer => {
    if (at + length > size) throw damaged('it is too short')
    return readFully(file, at, length)
  }
  if (size < MAGIC.length || read(0, MAGIC.length).toString() !== MAGIC) throw damaged('it does not begin like one')
  if (!digestOf(file, size).digest().equals(readFully(file, size, DIGEST))) throw damaged('its checksum is wrong')
  let at = MAGIC.length
  const section = (): Buffer | undefined => {
    if (at >= size) return undefined
    const length = Number(read(at, 8).readBigUInt64LE())
    const bytes = read(at + 8, length)
    at += 8 + length
    return bytes
  }
  const head = JSON.parse(section()!.toString()) as { readonly key: string; readonly header: SnapshotHeader }
  if (head.key !== key) {
    closeSync(file)
    throw new UsageError(`the checkpoint ${path} is of another search`, 'the specification, the configuration, the flags and the version of tla-runner must be the same')
  }
  return {
    header: head.header,
    sections: {
      * [Symbol.iterator]() {
        for (let bytes = section(); bytes !== undefined; bytes = section()) yield bytes
        closeSync(file)
      },
    },
  }
}

function readFully(file: number, at: number, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  for (let done = 0; done < length;) {
    const n = readSync(file, bytes, done, Math.min(BLOCK, length - done), at + done)
    if (n === 0) throw new UsageError('a checkpoint became shorter while it was read')
    done += n
  }
  return bytes
}

function digestOf(file: number, size: number): Hash {
  const hash = createHash('sha256')
  for (let at = 0; at < size; at += BLOCK) hash.update(readFully(file, at, Math.min(BLOCK, size - at)))
  return hash
}
