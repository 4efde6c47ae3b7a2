/**
 * TLC's output with `-tool`: messages between markers that carry a number and a class, the same through all versions.
 *
 *     @!@!@STARTMSG 2110:1 @!@!@
 *     Invariant Inv is violated.
 *     @!@!@ENDMSG 2110 @!@!@
 *
 * Messages can be nested (a behaviour inside an error); the inner ones come out first. Lines between messages are what
 * the specification printed and what the parser says of itself.
 */

/** Classes of messages. */
export const Class = { none: 0, error: 1, bug: 2, warning: 3, state: 4 } as const

/** Numbers of the messages that are looked at. */
export const Code = {
  version: 2262, stats: 2199, progress: 2200, depth: 2194, success: 2193, state: 2217, stuttering: 2218, backTo: 2122,
  fingerprints: 2195, serverReady: 7000,
} as const

export interface Message {
  readonly code: number
  readonly class: number
  readonly text: string
}

/** Takes lines one by one; hands on complete messages, and lines outside of any. */
export function messageReader(onMessage: (message: Message) => void, onPlain: (line: string) => void): (line: string) => void {
  const open: { readonly code: number; readonly class: number; readonly lines: string[] }[] = []
  return (line) => {
    const start = /^@!@!@STARTMSG (\d+)(?::(\d+))? @!@!@$/.exec(line)
    if (start !== null) {
      open.push({ code: Number(start[1]), class: Number(start[2] ?? 0), lines: [] })
      return
    }
    const inner = open.at(-1)
    if (inner !== undefined && /^@!@!@ENDMSG \d+ @!@!@$/.test(line)) {
      open.pop()
      onMessage({ code: inner.code, class: inner.class, text: inner.lines.join('\n').trimEnd() })
    } else if (inner === undefined) {
      onPlain(line)
    } else {
      inner.lines.push(line)
    }
  }
}

/** `1,234 states generated` → 1234; undefined when the text does not say. */
export function countBefore(text: string, words: string): number | undefined {
  const match = new RegExp(`([\\d,]+) ${words}`).exec(text)
  return match === null ? undefined : Number(match[1]!.replaceAll(',', ''))
}
