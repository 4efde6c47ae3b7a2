/**
 * Options as a program gives them to the library, where no compiler may have looked at them: an option that nobody knows, such
 * as `invariant` for `invariants`, would leave unchecked what its writer believes to be checked.
 */
import { didYouMean } from '../syntax/suggest.ts'

type Shape = { readonly what: string; readonly fits: (value: unknown) => boolean }

const texts = (value: unknown): boolean => Array.isArray(value) && value.every((item) => typeof item === 'string')
const from = (least: number) => (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= least

export const SHAPES = {
  text: { what: 'a string', fits: (value) => typeof value === 'string' },
  texts: { what: 'an array of strings', fits: texts },
  flag: { what: 'true or false', fits: (value) => typeof value === 'boolean' },
  count: { what: 'a whole number from 0', fits: from(0) },
  positive: { what: 'a whole number from 1', fits: from(1) },
  amount: { what: 'a number above 0', fits: (value) => typeof value === 'number' && value > 0 },
  engine: { what: "'compiled' or 'interpreted'", fits: (value) => value === 'compiled' || value === 'interpreted' },
  signal: { what: 'an AbortSignal', fits: (value) => value instanceof AbortSignal },
  callback: { what: 'a function', fits: (value) => typeof value === 'function' },
} satisfies Record<string, Shape>

/**
 * Throws a TypeError unless `options` is an object that has only the options of `shapes`, each undefined or of its shape.
 * `caller` is the function they were given to.
 */
export function checkGiven(caller: string, options: unknown, shapes: Readonly<Record<string, keyof typeof SHAPES>>): void {
  if (typeof options !== 'object' || options === null) throw new TypeError(`${caller}: the options must be an object, not ${shown(options)}`)
  for (const [name, value] of Object.entries(options)) {
    const shape = Object.hasOwn(shapes, name) ? shapes[name] : undefined
    if (shape === undefined) throw new TypeError(`${caller}: unknown option \`${name}\`; ${hint(name, Object.keys(shapes))}`)
    if (value !== undefined && !SHAPES[shape].fits(value)) throw new TypeError(`${caller}: \`${name}\` must be ${SHAPES[shape].what}, not ${shown(value)}`)
  }
}

function hint(name: string, known: readonly string[]): string {
  const meant = didYouMean(name, known)
  return meant === undefined ? `there are ${known.join(', ')}` : `did you mean \`${meant}\`?`
}

function shown(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value) : Array.isArray(value) ? 'an array' : typeof value === 'object' && value !== null ? 'an object' : String(value)
}
