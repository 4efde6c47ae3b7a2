/**
 * Small tools for lines of a fixed width: cutting, padding, wrapping, numbers. All widths count characters as a terminal
 * does for the signs used here (one column each).
 */

/** At most `width` characters, the last an ellipsis when something was cut. */
export function cut(text: string, width: number, ellipsis = '…'): string {
  const characters = [...text]
  if (characters.length <= width) return text
  return width <= 0 ? '' : characters.slice(0, width - 1).join('') + ellipsis
}

export function widthOf(text: string): number {
  return [...text].length
}

export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)))
}

export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - widthOf(text))) + text
}

/**
 * Lines of at most `width`, broken at spaces (but not before a field's value); a longer word is broken anywhere. Further
 * lines start with `indent`.
 */
export function wrap(text: string, width: number, indent = ''): string[] {
  const lines: string[] = []
  let line = ''
  for (const joined of text.replaceAll(/ (\|->|:>) /g, '\u0000$1\u0000').split(' ')) {
    const word = joined.replaceAll('\u0000', ' ')
    const candidate = line === '' ? word : `${line} ${word}`
    if (widthOf(candidate) <= width) {
      line = candidate
      continue
    }
    if (line.trim() !== '') lines.push(line)
    line = (lines.length === 0 ? '' : indent) + word
    while (widthOf(line) > width && width > widthOf(indent) + 1) {
      const characters = [...line]
      lines.push(characters.slice(0, width).join(''))
      line = indent + characters.slice(width).join('')
    }
  }
  if (line.trim() !== '' || lines.length === 0) lines.push(line)
  return lines
}

/** 1234567 → `1,234,567`. */
export function grouped(n: number): string {
  return String(Math.round(n)).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** `12 states`, `1 state`. */
export function counted(n: number, noun: string, plural = `${noun}s`): string {
  return `${grouped(n)} ${n === 1 ? noun : plural}`
}

/** 0.3 s, 12.4 s, 3 min 05 s, 2 h 07 min. */
export function duration(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(2)} s`
  if (seconds < 60) return `${seconds.toFixed(1)} s`
  const whole = Math.round(seconds)
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`
  return `${Math.floor(whole / 3600)} h ${String(Math.floor(whole % 3600 / 60)).padStart(2, '0')} min`
}

/** 512 MiB, 3.5 GiB. */
export function bytes(n: number): string {
  if (n < 1024 * 1024) return `${Math.round(n / 1024)} KiB`
  if (n < 1024 ** 3) return `${Math.round(n / 1024 ** 2)} MiB`
  return `${(n / 1024 ** 3).toFixed(1)} GiB`
}

/** Rows with columns padded to their widest cell; `right` names the columns that are aligned to the right. */
export function table(rows: readonly (readonly string[])[], right: ReadonlySet<number> = new Set()): string[] {
  const widths: number[] = []
  for (const row of rows) row.forEach((cell, k) => { widths[k] = Math.max(widths[k] ?? 0, widthOf(cell)) })
  return rows.map((row) => row.map((cell, k) => right.has(k) ? padStart(cell, widths[k]!) : padEnd(cell, widths[k]!)).join('  ').trimEnd())
}
