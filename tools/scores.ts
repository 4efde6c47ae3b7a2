/**
 * The table of specification modules: what each is about, and how many of its mutants were noticed.
 *
 *     npx tla-runner mutate spec/*.tla --json > scores.json
 *     node dist/tools/scores.js scores.json        takes over what was counted for these modules, into models/scores.json
 *
 * After `mutate --again` only those that are explained are taken over: which of them mean the same.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { filesIn } from '../src/cli/files.ts'
import { SCORES } from '../src/cli/models.ts'

const RECORDED = join('models', SCORES)
const FOLDER = 'spec'

/** What `tla-runner mutate` counted for a module. */
export interface Score {
  readonly mutants: number
  readonly noticed: number
  /** Survivors that models/survivors.json explains. */
  readonly explained: number
  /** Those of which it says that they mean the same; the models agree. */
  readonly equivalent: number
  /** Number of mutants there are, where only some were tried. */
  readonly sampledFrom?: number
}

type Scores = Readonly<Record<string, Score>>

/** The part of the document of `mutate --json` that is taken over. */
interface Document {
  readonly again: boolean
  readonly modules: readonly {
    readonly name: string
    readonly valid: number
    readonly equivalent: number
    readonly noticed: number
    readonly sampledFrom: number | null
    readonly mutants: readonly { readonly status: string }[]
  }[]
}

export function readScores(): Scores {
  return existsSync(RECORDED) ? JSON.parse(readFileSync(RECORDED, 'utf8')) as Scores : {}
}

function merge(files: readonly string[]): void {
  const scores: Record<string, Score> = { ...readScores() }
  for (const file of files) {
    const { again, modules } = JSON.parse(readFileSync(file, 'utf8')) as Document
    for (const { name, valid, equivalent, noticed, sampledFrom, mutants } of modules) {
      const explained = mutants.filter(({ status }) => status === 'explained').length
      const before = scores[name]
      if (again && (before === undefined || valid !== equivalent + explained || before.noticed + valid !== before.mutants)) throw new Error(`${file}: ${name} has to be counted anew, without --again`)
      scores[name] = again ? { ...before!, explained, equivalent } : { mutants: valid, noticed, explained, equivalent, ...(sampledFrom === null ? {} : { sampledFrom }) }
    }
  }
  writeFileSync(RECORDED, `{\n${Object.keys(scores).toSorted().map((name) => `  ${JSON.stringify(name)}: ${JSON.stringify(scores[name])}`).join(',\n')}\n}\n`)
}

/** A row a module, with the first sentence of its introduction. */
export function modulesMarkdown(scores: Scores): string {
  const rows = filesIn(FOLDER, '.tla').map((file) => {
    const name = file.replace(/\.tla$/, '')
    return `| [${name}](${FOLDER}/${file}) | ${firstSentence(readFileSync(join(FOLDER, file), 'utf8'))} | ${scoreText(scores[name])} |`
  })
  return ['| module | what it specifies | mutants noticed |', '| --- | --- | ---: |', ...rows].join('\n')
}

/** Text of the first boxed comment, up to the first full stop that ends a sentence. */
function firstSentence(text: string): string {
  const box = /\(\*{10,}\)\r?\n((?:\(\*.*\*\)\r?\n)+)/.exec(text)?.[1] ?? ''
  const words = box.split('\n').map((line) => line.replace(/^\(\*/, '').replace(/\*\)\r?$/, '').trim()).join(' ').replaceAll(/\s+/g, ' ').trim()
  const end = /[.:](?= |$)/.exec(words)
  return (end === null ? words : words.slice(0, end.index)).replaceAll('|', '\\|')
}

function scoreText(score: Score | undefined): string {
  if (score === undefined || score.mutants === 0) return '–'
  const { mutants, noticed, explained, equivalent, sampledFrom } = score
  const different = mutants - equivalent
  return `${different === 0 ? '–' : `${Math.floor(100 * noticed / different)} %`} of ${different}${sampledFrom === undefined ? '' : ` (of ${sampledFrom})`}${explained === 0 ? '' : `, ${explained} explained`}`
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) merge(process.argv.slice(2))
