/**
 * Changes of a text that leave every other character in its column.
 *
 * In TLA+ the bullets of a list mean what their columns say, so a change on a line must not move what follows on it: what is
 * taken away leaves blanks, and after something that needs more room the rest of the line goes on in a line of its own, where
 * it stood before.
 */

/** The characters [start, end) are replaced by `text`. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** The text with all edits made; they must not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = ''
  let from = 0
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    result += text.slice(from, edit.start) + replacement(text, edit)
    from = edit.end
  }
  return result + text.slice(from)
}

function replacement(text: string, edit: Edit): string {
  const old = text.slice(edit.start, edit.end)
  if (edit.text === '') return blank(old)
  if (!old.includes('\n') && edit.text.length <= old.length) return edit.text + blank(old.slice(edit.text.length))
  return `${edit.text}\n${blank(text.slice(text.lastIndexOf('\n', edit.end - 1) + 1, edit.end))}`
}

/** As many columns and lines, with nothing in them. */
function blank(text: string): string {
  return text.replaceAll(/[^\n\r\t]/gu, ' ')
}
