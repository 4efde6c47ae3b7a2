/**
 * Bytes into lines, as they arrive: nothing is held but the line that is not finished.
 *
 * A stretch of whole lines is checked and decoded at once and then cut at its line ends; only where it is not UTF-8 are its
 * lines looked at one by one, to find the place. A byte order mark at the beginning and CR before LF are passed over; a line
 * without an end is handed out too, marked as such.
 */
import { isUtf8 } from 'node:buffer'
import type { TraceProblem } from './traceLine.ts'

/** A longer line is no event: most likely the file has no line ends at all. */
export const LONGEST_LINE = 64 * 1024 * 1024

const SHOWN = 200
const LF = 10

export interface LineReader {
  /** False: nothing more is wanted. */
  push(chunk: Buffer): boolean
  /** The input has ended. */
  end(): void
}

/**
 * `onLine` gets lines without their ends, empty ones left out, with 1-based numbers; false: no more are wanted. `onProblem`
 * gets a line that cannot be decoded; true: the next one is wanted.
 */
export function lineReader(onLine: (text: string, number: number, ended: boolean) => boolean, onProblem: (problem: TraceProblem) => boolean): LineReader {
  let rest: Buffer[] = []
  let restLength = 0
  let number = 0
  let going = true

  const problem = (code: string, message: string, text: string, column: number, ...notes: string[]): boolean =>
    onProblem({ code, message, line: number, text, span: { start: column, end: column + 1 }, notes })
  const line = (text: string, ended: boolean): boolean => {
    const mark = number === 1 && text.charCodeAt(0) === 0xfeff ? 1 : 0
    const carriage = text.endsWith('\r') ? 1 : 0
    const content = mark + carriage === 0 ? text : text.slice(mark, text.length - carriage)
    return content.trim() === '' || onLine(content, number, ended)
  }
  const invalidLine = (bytes: Buffer): boolean => {
    const good = validPrefix(bytes)
    const text = bytes.subarray(0, good).toString('utf8')
    if (number === 1 && ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))) {
      return problem('trace/encoding', 'this is UTF-16; a trace is UTF-8', '', 0, 'iconv -f UTF-16 -t UTF-8 converts it')
    }
    if (number === 1 && bytes[0] === 0x1f && bytes[1] === 0x8b) {
      return problem('trace/encoding', 'this is compressed with gzip', '', 0, 'name the file .gz, or pipe it through gunzip')
    }
    return problem('trace/encoding', `this is not UTF-8: byte ${good + 1} of the line is 0x${bytes[good]!.toString(16).padStart(2, '0')}`, text, [...text].length, 'the line was damaged, or written in another encoding; iconv converts')
  }
  /** Whole lines, each with its end. */
  const stretch = (bytes: Buffer): void => {
    if (!isUtf8(bytes)) {
      for (let from = 0; going && from < bytes.length;) {
        const to = bytes.indexOf(LF, from)
        const one = bytes.subarray(from, to)
        number++
        going = isUtf8(one) ? line(one.toString('utf8'), true) : invalidLine(one)
        from = to + 1
      }
      return
    }
    const text = bytes.toString('utf8')
    for (let from = 0; going && from < text.length;) {
      const to = text.indexOf('\n', from)
      number++
      going = line(text.slice(from, to), true)
      from = to + 1
    }
  }

  return {
    push(chunk) {
      const last = chunk.lastIndexOf(LF)
      if (last < 0) {
        rest.push(chunk)
        restLength += chunk.length
      } else {
        const whole = chunk.subarray(0, last + 1)
        const bytes = restLength === 0 ? whole : Buffer.concat([...rest, whole])
        rest = last + 1 < chunk.length ? [chunk.subarray(last + 1)] : []
        restLength = chunk.length - last - 1
        stretch(bytes)
      }
      if (going && restLength > LONGEST_LINE) {
        number++
        going = false
        problem('trace/long-line', `the line is longer than ${LONGEST_LINE / 1024 / 1024} MiB`, Buffer.concat(rest).toString('utf8', 0, SHOWN), 0, 'a trace has one event a line, with LF between them; is this one JSON document?')
      }
      return going
    },
    end() {
      if (!going || restLength === 0) return
      const bytes = Buffer.concat(rest)
      number++
      going = isUtf8(bytes) ? line(bytes.toString('utf8'), false) : invalidLine(bytes)
    },
  }
}

/** How many bytes at the beginning are UTF-8. */
function validPrefix(bytes: Buffer): number {
  let low = 0
  let high = bytes.length
  // The longest valid prefix ends where no longer one is valid, up to the few bytes of a character cut in two.
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (isUtf8(bytes.subarray(0, middle)) || isUtf8(bytes.subarray(0, Math.max(low, middle - 3)))) low = middle
    else high = middle - 1
  }
  while (low > 0 && !isUtf8(bytes.subarray(0, low))) low--
  return low
}
