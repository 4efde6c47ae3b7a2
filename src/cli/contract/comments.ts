/**
 * The comment that belongs to a declaration: what stands behind it on its line, else the block above it.
 */
import { positionOf, type Span } from '../../syntax/source.ts'

/** As one paragraph; undefined when there is none. */
export function commentOf({ source, start }: Span): string | undefined {
  const lines = source.text.split('\n')
  const line = positionOf(source, start).line - 1
  return behind(lines[line] ?? '') ?? above(lines, line)
}

/** `\* …` at the end of a line. */
function behind(line: string): string | undefined {
  return paragraph([/\\\*+(.*)$/.exec(line)?.[1] ?? ''])
}

/** A block `(* … *)`, or lines that begin with `\*`, that ends directly above or with one empty line between. */
function above(lines: readonly string[], line: number): string | undefined {
  let last = line - 1
  if (lines[last]?.trim() === '') last--
  const found: string[] = []
  for (let k = last; k >= 0; k--) {
    const text = lines[k]!.trim()
    const inner = /^\(\*+(.*?)\*+\)$/.exec(text)?.[1] ?? /^\\\*+(.*)$/.exec(text)?.[1]
    if (inner === undefined) break
    found.unshift(inner)
  }
  return paragraph(found)
}

function paragraph(lines: readonly string[]): string | undefined {
  const text = lines.map((line) => line.replace(/^[*\s]+$/, '').trim()).filter((line) => line !== '').join(' ').replace(/\s+/g, ' ').replaceAll('*/', '* /').trim()
  return text === '' ? undefined : text
}
