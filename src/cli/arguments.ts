/**
 * Command-line arguments against a table of options, with "did you mean".
 *
 * TLC's spelling with one dash is accepted (`-config M.cfg`); its `-deadlock`, which switches the check off, is translated
 * with a note, because its name says the opposite.
 */
import { parseArgs } from 'node:util'
import { didYouMean } from '../syntax/suggest.ts'

export interface Option {
  readonly name: string
  /** What its value is called in the help; a switch has none. */
  readonly value?: string
  readonly short?: string
  /** May be given several times; a value may also list several, separated by commas. */
  readonly multiple?: boolean
  readonly help: string
}

/** The user's command line is wrong: exit 2. */
export class UsageError extends Error {
  readonly hint: string | undefined

  constructor(message: string, hint?: string) {
    super(message)
    this.hint = hint
  }
}

export class Arguments {
  readonly positionals: readonly string[]
  readonly notes: readonly string[]
  private readonly values: ReadonlyMap<string, readonly (string | true)[]>

  constructor(positionals: readonly string[], values: ReadonlyMap<string, readonly (string | true)[]>, notes: readonly string[]) {
    this.positionals = positionals
    this.values = values
    this.notes = notes
  }

  has(name: string): boolean {
    return this.values.has(name)
  }

  /** The last value given. */
  text(name: string): string | undefined {
    const value = this.values.get(name)?.at(-1)
    return typeof value === 'string' ? value : undefined
  }

  /** Every value given; commas separate. */
  list(name: string): string[] {
    return this.all(name).flatMap((value) => value.split(',')).map((value) => value.trim()).filter((value) => value !== '')
  }

  /** Every value given, as it stands. */
  all(name: string): string[] {
    return (this.values.get(name) ?? []).filter((value) => typeof value === 'string')
  }

  /** A whole number of at least `least`. */
  count(name: string, least: number): number | undefined {
    const text = this.text(name)
    if (text === undefined) return undefined
    const n = Number(text)
    if (!/^\d+$/.test(text) || n < least || !Number.isSafeInteger(n)) throw new UsageError(`--${name} needs a whole number of at least ${least}, found "${text}"`)
    return n
  }

  choice<T extends string>(name: string, choices: readonly T[]): T | undefined {
    const text = this.text(name)
    if (text === undefined) return undefined
    const found = choices.find((choice) => choice === text)
    if (found === undefined) throw new UsageError(`--${name} is one of ${choices.join(', ')}; found "${text}"`, suggestion(text, choices))
    return found
  }

  /** Seconds: `60`, `60s`, `500ms`, `5m`, `2h`. */
  seconds(name: string): number | undefined {
    const text = this.text(name)
    if (text === undefined) return undefined
    const match = /^(\d+(?:\.\d+)?)(ms|s|m|min|h)?$/.exec(text)
    const seconds = match === null ? NaN : Number(match[1]) * { ms: 0.001, s: 1, m: 60, min: 60, h: 3600 }[match[2] ?? 's']!
    if (!(seconds > 0)) throw new UsageError(`--${name} needs a duration such as 500ms, 60s, 5m or 2h; found "${text}"`)
    return seconds
  }

  /** Bytes: `512M`, `4G`, `4GiB`. */
  bytes(name: string): number | undefined {
    const text = this.text(name)
    if (text === undefined) return undefined
    const match = /^(\d+(?:\.\d+)?)([kmg])?(?:i?b)?$/i.exec(text)
    const size = match === null ? NaN : Number(match[1]) * { '': 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 }[(match[2] ?? '').toLowerCase()]!
    if (!(size >= 1024 ** 2)) throw new UsageError(`--${name} needs a size of at least 1M, such as 512M or 4G; found "${text}"`)
    return size
  }
}

/** Reads arguments by a table of options. Throws UsageError. */
export function parseArguments(args: readonly string[], options: readonly Option[]): Arguments {
  const notes: string[] = []
  const normalised = args.flatMap((arg) => translate(arg, options, notes))
  const { tokens } = parseArgs({
    args: normalised,
    options: Object.fromEntries(options.map(({ name, value, short, multiple }) => [name, {
      type: value === undefined ? 'boolean' : 'string', multiple: multiple ?? false, ...(short === undefined ? {} : { short }),
    } as const])),
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const positionals: string[] = []
  const values = new Map<string, (string | true)[]>()
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value)
    if (token.kind !== 'option') continue
    const option = options.find(({ name }) => name === token.name)
    if (option === undefined) throw unknownOption(token.rawName, options)
    if (option.value === undefined && token.value !== undefined) throw new UsageError(`--${option.name} takes no value`)
    if (option.value !== undefined && (token.value === undefined || token.value === '')) throw new UsageError(`--${option.name} needs a value: --${option.name} ${option.value}`)
    if (option.value !== undefined && token.inlineValue === false && /^--\w/.test(token.value ?? '')) {
      throw new UsageError(`--${option.name} needs a value: --${option.name} ${option.value}, but "${token.value}" follows`, `write --${option.name}=${token.value} if that is the value`)
    }
    values.set(option.name, [...(values.get(option.name) ?? []), token.value ?? true])
  }
  return new Arguments(positionals, values, notes)
}

function translate(arg: string, options: readonly Option[], notes: string[]): string[] {
  const library = /^-DTLA-Library=(.*)$/.exec(arg)
  if (library !== null) return [`--library=${library[1]}`]
  if (arg === '-deadlock' && options.some(({ name }) => name === 'no-deadlock')) {
    notes.push('-deadlock switches the deadlock check off, as in TLC; --no-deadlock says so')
    return ['--no-deadlock']
  }
  const single = /^-([A-Za-z][\w-]+)(=.*)?$/.exec(arg)
  return single !== null && options.some(({ name }) => name === single[1]) ? [`-${arg}`] : [arg]
}

function unknownOption(raw: string, options: readonly Option[]): UsageError {
  const names = options.map(({ name }) => `--${name}`)
  return new UsageError(`unknown option ${raw}`, suggestion(raw.replace(/^-+/, '--'), names))
}

/** `did you mean X?`, if anything is near. */
export function suggestion(text: string, candidates: readonly string[]): string | undefined {
  const near = didYouMean(text, candidates)
  return near === undefined ? undefined : `did you mean ${near}?`
}
