/**
 * The bugs of Kafka's history that the specifications can show, as tables: `models/bugs/<area>.json`, one file for each
 * part of the protocol. From an entry its four models are made (bugModels.ts), the table of the README, and the story that
 * `tla-runner museum` tells.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv, type ValidateFunction } from 'ajv'
import { UsageError } from '../arguments.ts'
import { filesIn, shortPath } from '../files.ts'

/** What a configuration says beside the version. */
export interface Setting {
  readonly specification: string
  /** Text as in a .cfg; `<- Op` replaces. */
  readonly constants: Readonly<Record<string, string>>
  readonly invariants: readonly string[]
  readonly properties: readonly string[]
  readonly constraints: readonly string[]
  readonly symmetry: string | null
  readonly view: string | null
  readonly deadlock: boolean
}

/** What came out of a model when it was last recorded. Counts of a violated one are those at the violation, with one worker. */
export interface Recorded {
  /** States of the counterexample; absent where the model holds. */
  readonly trace?: number
  readonly distinct: number
  readonly generated: number
  readonly depth: number
  readonly seconds: number
}

/** `minus`: all fixes but this one; `all`: all fixes; `shipped`: the last release with the bug; `fixed`: the first without. */
export const KINDS = ['minus', 'all', 'shipped', 'fixed'] as const
export type ModelKind = (typeof KINDS)[number]

export interface Bug extends Partial<Setting> {
  /** As in `R-02`: the part of the protocol and a number. */
  readonly id: string
  readonly title: string
  /** KIPs and tickets, the most telling first. */
  readonly issues: readonly string[]
  /** The fix, as it is called in the specification's table FixedIn. */
  readonly flag: string
  /** A release that has the bug, the last one where that is known; `none` for one that was caught before a release had it. */
  readonly affected: string
  /** The first release with the fix; `never` for a bug that is open. */
  readonly fixed: string
  /** What is violated: one of the invariants or properties. */
  readonly property: string
  readonly class?: string
  readonly story: string
  readonly fix: string
  /** What the fix costs. */
  readonly price: string
  /** What was read for it. */
  readonly source: string
  readonly confidence: 'H' | 'M' | 'L'
  /** Further fixes that the model of the fixed release needs, as it has another bug that shows in the same property. */
  readonly fixedPlus?: readonly string[]
  readonly fixedWhy?: string
  readonly models?: Readonly<Partial<Record<ModelKind, Recorded>>>
}

export interface MissingBug {
  readonly id: string
  readonly title: string
  readonly issues: readonly string[]
  /** Why there is no model of it. */
  readonly reason: string
}

export interface BugTable {
  /** The file, relative to the project. */
  readonly path: string
  /** The specification, relative to the project. */
  readonly spec: string
  readonly defaults: Setting
  readonly bugs: readonly Bug[]
  readonly missing: readonly MissingBug[]
}

const TEXT = { type: 'string', minLength: 1 } as const
const NAMES = { type: 'array', items: TEXT } as const
const SETTING = {
  specification: TEXT, constants: { type: 'object', additionalProperties: TEXT }, invariants: NAMES, properties: NAMES, constraints: NAMES,
  symmetry: { type: ['string', 'null'] }, view: { type: ['string', 'null'] }, deadlock: { type: 'boolean' },
} as const
const COUNT = { type: 'integer', minimum: 0 } as const
const RECORDED = {
  type: 'object', required: ['distinct', 'generated', 'depth', 'seconds'], additionalProperties: false,
  properties: { trace: COUNT, distinct: COUNT, generated: COUNT, depth: COUNT, seconds: { type: 'number' } },
} as const
const SCHEMA = {
  type: 'object', required: ['spec', 'defaults', 'bugs', 'missing'], additionalProperties: false,
  properties: {
    spec: TEXT,
    defaults: { type: 'object', required: Object.keys(SETTING), additionalProperties: false, properties: SETTING },
    bugs: {
      type: 'array',
      items: {
        type: 'object', additionalProperties: false,
        required: ['id', 'title', 'issues', 'flag', 'affected', 'fixed', 'property', 'story', 'fix', 'price', 'source', 'confidence'],
        properties: {
          ...SETTING, id: { type: 'string', pattern: '^[A-Z]-[0-9]{2}[a-z]?$' }, title: TEXT, issues: NAMES, flag: TEXT, affected: TEXT, fixed: TEXT, property: TEXT,
          class: TEXT, story: TEXT, fix: TEXT, price: TEXT, source: TEXT, confidence: { enum: ['H', 'M', 'L'] }, fixedPlus: NAMES, fixedWhy: TEXT,
          models: { type: 'object', additionalProperties: false, properties: Object.fromEntries(KINDS.map((kind) => [kind, RECORDED])) },
        },
      },
    },
    missing: {
      type: 'array',
      items: { type: 'object', required: ['id', 'title', 'issues', 'reason'], additionalProperties: false, properties: { id: TEXT, title: TEXT, issues: NAMES, reason: TEXT } },
    },
  },
} as const

let validator: ValidateFunction | undefined

/** Every table of `models/bugs`, by file name. Throws UsageError naming the file and the field that is wrong. */
export function readBugTables(models: string): BugTable[] {
  const folder = join(models, 'bugs')
  const tables = filesIn(folder, '.json').map((file) => readBugTable(join(folder, file), `models/bugs/${file}`))
  const ids = tables.flatMap(({ path, bugs, missing }) => [...bugs, ...missing].map(({ id }) => ({ id, path })))
  for (const [k, { id, path }] of ids.entries()) {
    const other = ids.findIndex((entry) => entry.id === id)
    if (other !== k) throw new UsageError(`${path}: ${id} is in ${ids[other]!.path} too`)
  }
  return tables
}

function readBugTable(file: string, path: string): BugTable {
  const short = shortPath(file)
  let read: unknown
  try {
    read = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new UsageError(`${short}: ${error instanceof Error ? error.message : String(error)}`)
  }
  validator ??= new Ajv({ allowUnionTypes: true }).compile(SCHEMA)
  if (!validator(read)) {
    const [first] = validator.errors ?? []
    const unknown: unknown = first?.params['additionalProperty']
    throw new UsageError(`${short}: ${first?.instancePath ?? ''} ${first?.message ?? ''}${typeof unknown === 'string' ? `: ${unknown}` : ''}`)
  }
  const table: BugTable = { path, ...(read as Omit<BugTable, 'path'>) }
  for (const bug of table.bugs) {
    const { invariants, properties } = settingOf(table, bug)
    if (![...invariants, ...properties].includes(bug.property)) throw new UsageError(`${short}: ${bug.id} violates ${bug.property}, which is none of its invariants and properties`)
    if ((bug.fixedPlus === undefined) !== (bug.fixedWhy === undefined)) throw new UsageError(`${short}: ${bug.id} needs fixedPlus and fixedWhy together`)
  }
  return table
}

/** The defaults of the table with what the bug says otherwise; its constants are added to them one by one. */
export function settingOf({ defaults }: BugTable, bug: Bug): Setting {
  return {
    specification: bug.specification ?? defaults.specification,
    constants: { ...defaults.constants, ...bug.constants },
    invariants: bug.invariants ?? defaults.invariants,
    properties: bug.properties ?? defaults.properties,
    constraints: bug.constraints ?? defaults.constraints,
    symmetry: bug.symmetry === undefined ? defaults.symmetry : bug.symmetry,
    view: bug.view === undefined ? defaults.view : bug.view,
    deadlock: bug.deadlock ?? defaults.deadlock,
  }
}

/** Whether no release has the fix. */
export function isOpen({ fixed }: Bug): boolean {
  return fixed === 'never'
}

/** Whether some release has the bug. */
export function wasShipped({ affected }: Bug): boolean {
  return affected !== 'none'
}
