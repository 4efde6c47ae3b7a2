/**
 * `check --tool`: what a check prints for the TLA+ extension of VS Code, while it goes on. The format is in
 * formats/tlcText.ts; here are the clock and the rhythm.
 */
import type { Loaded, Linked, LoadError } from './load.ts'
import type { Progress, Report } from '../checker/report.ts'
import { sourcesOf, type Outcome } from './formats/outcome.ts'
import { initialText, openingText, parsedText, progressText, reportText, startingText } from './formats/tlcText.ts'
import { now } from './run.ts'
import type { Terminal } from './terminal.ts'
import { version } from './version.ts'

const PROGRESS_SECONDS = 1

/** `2026-01-31 23:59:59`, local time, as TLC writes it. */
function timestamp(): string {
  const date = new Date()
  const two = (n: number): string => String(n).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`
}

export function toolDisplay(workers: number, terminal: Terminal): {
  show(progress: Progress): void
  clear(): void
  linked(linked: Linked): void
  loaded(loaded: Loaded): void
  failed(error: LoadError, outcome: Outcome): void
  done(report: Report, loaded: Loaded, outcome: Outcome): void
} {
  const print = (texts: readonly string[]): void => {
    for (const text of texts) terminal.out(text)
  }
  let last = now()
  let parsed = false
  print(openingText(version(), workers))
  return {
    show: (progress) => {
      if (now() - last < PROGRESS_SECONDS) return
      last = now()
      print([progressText(progress, timestamp())])
    },
    clear: () => {},
    linked: ({ model, diagnostics }) => {
      parsed = true
      print([...parsedText(sourcesOf(model).map(({ path }) => path).toReversed(), diagnostics), ...startingText(timestamp())])
    },
    loaded: ({ program }) => print(initialText(program, timestamp())),
    failed: (error, outcome) => print([...(parsed ? [] : parsedText([outcome.request.spec], error.diagnostics)), ...reportText(outcome, timestamp())]),
    done: (_report, _loaded, outcome) => print(reportText(outcome, timestamp())),
  }
}
