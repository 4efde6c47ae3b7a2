/**
 * The table of guarantees: for a configuration of producer and topic, whether records are kept that the producer was told are
 * written, whether any is written twice, whether they stay in order. A model a question, made from the grid below; answers
 * are what the checker found, never what was expected.
 *
 *     node dist/tools/guarantees.js                 writes the models that are stale (as npm run generate does, with the README's tables)
 *     node dist/tools/guarantees.js record [TEXT…]  runs the models whose names contain a text, or all, and writes down what came out
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { check, loadSpec } from '../src/index.ts'
import { filesIn } from '../src/cli/files.ts'
import { ANSWERS, GUARANTEES } from '../src/cli/models.ts'
import { writeFiles } from './files.ts'

const FOLDER = join('models', GUARANTEES)
const RECORDED = join('models', ANSWERS)
const SPEC = 'models/MCDeliveryGuarantees.tla'

const PRODUCERS = [
  { name: 'acks0', text: 'acks=0', acks: '0', idempotent: false },
  { name: 'acks1', text: 'acks=1', acks: '1', idempotent: false },
  { name: 'all', text: 'acks=all, not idempotent', acks: 'all', idempotent: false },
  { name: 'idempotent', text: 'acks=all, idempotent', acks: 'all', idempotent: true },
] as const
const TOPICS = [{ replicas: 1, minIsr: 1 }, { replicas: 2, minIsr: 1 }, { replicas: 2, minIsr: 2 }, { replicas: 3, minIsr: 1 }, { replicas: 3, minIsr: 2 }] as const
const CARES = [
  { name: 'clean-flushed', text: 'clean, flushed', unclean: false, flush: true },
  { name: 'clean-cached', text: 'clean, cached', unclean: false, flush: false },
  { name: 'unclean-flushed', text: 'unclean, flushed', unclean: true, flush: true },
  { name: 'unclean-cached', text: 'unclean, cached', unclean: true, flush: false },
] as const
const QUESTIONS = [
  { property: 'Kept', text: 'acknowledged records are kept' },
  { property: 'NoDuplicates', text: 'no record is there twice' },
  { property: 'InOrder', text: 'records stay in order' },
] as const

export interface Cell {
  readonly producer: (typeof PRODUCERS)[number]
  readonly topic: (typeof TOPICS)[number]
  readonly care: (typeof CARES)[number]
}

export type Question = (typeof QUESTIONS)[number]

export interface Answer {
  readonly verdict: string
  /** States of the counterexample. */
  readonly trace?: number
  readonly distinct: number
  readonly generated: number
  readonly depth: number
  readonly seconds: number
}

export const CELLS: readonly Cell[] = PRODUCERS.flatMap((producer) => TOPICS.flatMap((topic) => CARES.map((care) => ({ producer, topic, care }))))
export { QUESTIONS }

export function nameOf({ producer, topic, care }: Cell, { property }: Question): string {
  return `${producer.name}-rf${topic.replicas}-min${topic.minIsr}-${care.name}-${property}`
}

export type Answers = Readonly<Record<string, Answer>>

export function readAnswers(): Answers {
  return existsSync(RECORDED) ? JSON.parse(readFileSync(RECORDED, 'utf8')) as Answers : {}
}

/** To lose a record takes one; to write it twice or to change places with another, two, of which one is sent again. */
function configText(cell: Cell, question: Question): string {
  const { producer, topic, care } = cell
  const replicas = `{${['A', 'B', 'C'].slice(0, topic.replicas).join(', ')}}`
  const several = question.property !== 'Kept'
  const constants: Readonly<Record<string, string | number>> = {
    Version: '"All"', Minus: '{}', Plus: '{}',
    Replicas: replicas, None: 'None', FirstLeader: 'A', FirstIsr: replicas, MinIsr: topic.minIsr,
    Acks: `"${producer.acks}"`, Idempotent: producer.idempotent ? 'TRUE' : 'FALSE', MaxInFlight: several ? 2 : 1,
    Unclean: care.unclean ? 'TRUE' : 'FALSE', Lossy: care.flush ? '{}' : replicas, OnTheWay: 'FALSE',
    MaxRecords: several ? 2 : 1, MaxRetries: several ? 1 : 0,
    MaxEpoch: 1, MaxIsrChanges: topic.replicas - 1, MaxRestarts: care.flush ? 1 : 0, MaxPowerLosses: care.flush ? 0 : 1,
  }
  return [
    `\\* ${aboutOf(cell, question)}`,
    '\\* Made by tools/guarantees.ts; after a change there: npm run generate',
    '',
    'SPECIFICATION GuaranteeSpec',
    '',
    'CONSTANTS',
    ...Object.entries(constants).map(([name, value]) => `  ${name.padEnd(14)} = ${value}`),
    '  Within         <- Bounded',
    '',
    'INVARIANTS',
    `  ${question.property}`,
    '  ProducerTypeOK',
    ...(topic.replicas > 2 ? ['', 'SYMMETRY Interchangeable'] : []),
    '',
    'CHECK_DEADLOCK FALSE',
    '',
  ].join('\n')
}

function aboutOf({ producer, topic, care }: Cell, { text }: Question): string {
  return `${producer.text}; ${topic.replicas} replicas, min.insync.replicas ${topic.minIsr}; ${care.unclean ? 'unclean' : 'no unclean'} election; ${care.flush ? 'flushed' : 'not flushed'}: ${text}?`
}

/** A model of what is kept with up to so many states is checked with the others. */
const SMALL = 3000

function expectationText(cell: Cell, question: Question, answer: Answer | undefined): string {
  const violated = answer?.verdict === 'violated'
  return `${JSON.stringify({
    spec: SPEC, about: aboutOf(cell, question), bug: null, issue: null,
    class: question.property === 'Kept' && answer !== undefined && answer.distinct <= SMALL ? 'default' : GUARANTEES,
    verdict: answer?.verdict ?? 'undecided', violated: violated ? question.property : null,
    distinct: violated ? null : answer?.distinct ?? null, generated: violated ? null : answer?.generated ?? null, depth: violated ? null : answer?.depth ?? null,
    trace: answer?.trace ?? null,
  }, undefined, 2)}\n`
}

/** Every file of the models of the grid with the text that it should have; `undefined`: it should not be there. */
export function guaranteeFiles(answers: Answers = readAnswers()): Map<string, string | undefined> {
  const files = new Map<string, string | undefined>([...filesIn(FOLDER, '.cfg'), ...filesIn(FOLDER, '.json')].map((file) => [join(FOLDER, file), undefined]))
  for (const cell of CELLS) {
    for (const question of QUESTIONS) {
      const name = nameOf(cell, question)
      files.set(join(FOLDER, `${name}.cfg`), configText(cell, question))
      files.set(join(FOLDER, `${name}.json`), expectationText(cell, question, answers[name]))
    }
  }
  return files
}

/** A table a question; a number is that of the states of the shortest counterexample. Throws Error where an answer is missing. */
export function guaranteesMarkdown(answers: Answers): string {
  return QUESTIONS.map((question) => [
    `**${question.text[0]!.toUpperCase()}${question.text.slice(1)}?**`,
    '',
    `| producer | replicas | min.insync | ${CARES.map(({ text }) => text).join(' | ')} |`,
    `| --- | ---: | ---: | ${CARES.map(() => '---').join(' | ')} |`,
    ...PRODUCERS.flatMap((producer) => TOPICS.map((topic) => `| ${producer.text} | ${topic.replicas} | ${topic.minIsr} | ${CARES.map((care) => answerText(answers, nameOf({ producer, topic, care }, question))).join(' | ')} |`)),
  ].join('\n')).join('\n\n')
}

function answerText(answers: Answers, name: string): string {
  const answer = answers[name]
  if (answer === undefined) throw new Error(`no answer was recorded for ${name}: node dist/tools/guarantees.js record ${name}`)
  return answer.verdict === 'holds' ? 'yes' : `[no, ${answer.trace}](models/${GUARANTEES}/${name}.cfg)`
}

async function record(texts: readonly string[]): Promise<number> {
  const answers: Record<string, Answer> = { ...readAnswers() }
  for (const [cell, question] of CELLS.flatMap((one) => QUESTIONS.map((two) => [one, two] as const))) {
    const name = nameOf(cell, question)
    if (texts.length > 0 && !texts.some((text) => name.includes(text))) continue
    const spec = await loadSpec(SPEC, { config: join(FOLDER, `${name}.cfg`) })
    if (!spec.ok) throw new Error(spec.error.diagnostics.map(({ message }) => message).join('; '))
    const { verdict, failure, distinct, generated, depth, seconds } = await check(spec.value, { budgetSeconds: 900 })
    if (verdict !== 'holds' && failure?.name !== question.property) throw new Error(`${name}: ${verdict} ${failure?.name ?? ''}`)
    answers[name] = { verdict, ...(failure === undefined ? {} : { trace: failure.trace.length }), distinct, generated, depth, seconds: Math.round(seconds * 100) / 100 }
    process.stdout.write(`${name}: ${verdict}${failure === undefined ? '' : `, ${failure.trace.length} states`}; ${distinct} distinct, ${seconds.toFixed(1)} s\n`)
    writeFileSync(RECORDED, `{\n${Object.keys(answers).toSorted().map((key) => `  ${JSON.stringify(key)}: ${JSON.stringify(answers[key])}`).join(',\n')}\n}\n`)
  }
  writeFiles(guaranteeFiles())
  return 0
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [command, ...texts] = process.argv.slice(2)
  if (command !== undefined && command !== 'record') throw new Error(`unknown command ${command}: guarantees.js [record [TEXT…]]`)
  process.stdout.write(`${FOLDER}: ${writeFiles(guaranteeFiles())}\n`)
  if (command === 'record') process.exitCode = await record(texts)
}
