/** The table of guarantees is complete, and more care never promises less. */
import { expect, test } from 'vitest'
import { CELLS, nameOf, QUESTIONS, readAnswers, type Cell, type Question } from '../../tools/guarantees.ts'

const answers = readAnswers()
const holds = (cell: Cell, question: Question): boolean => answers[nameOf(cell, question)]?.verdict === 'holds'

function cellLike(cell: Cell, producer: string, care: string): Cell {
  return CELLS.find((other) => other.topic === cell.topic && other.producer.name === producer && other.care.name === care)!
}

test('no cell is empty', () => {
  const open = CELLS.flatMap((cell) => QUESTIONS.map((question) => nameOf(cell, question))).filter((name) => !['holds', 'violated'].includes(answers[name]?.verdict ?? ''))
  expect(open).toEqual([])
  expect(Object.keys(answers)).toHaveLength(CELLS.length * QUESTIONS.length)
})

const MORE_CARE = [
  ['clean-cached', 'clean-flushed'], ['unclean-cached', 'unclean-flushed'], ['unclean-cached', 'clean-cached'], ['unclean-flushed', 'clean-flushed'],
] as const

test.each(QUESTIONS.map((question) => [question.property, question] as const))('%s: flushing and clean elections take nothing away', (_name, question) => {
  const worse = CELLS.filter((cell) => holds(cell, question) && MORE_CARE.some(([less, more]) => less === cell.care.name && !holds(cellLike(cell, cell.producer.name, more), question)))
  expect(worse.map((cell) => nameOf(cell, question))).toEqual([])
})

test.each([['acks0', 'acks1'], ['acks1', 'all'], ['all', 'idempotent']] as const)('what is kept with %s is kept with %s', (less, more) => {
  const kept = QUESTIONS[0]
  const worse = CELLS.filter((cell) => cell.producer.name === less && holds(cell, kept) && !holds(cellLike(cell, more, cell.care.name), kept))
  expect(worse.map((cell) => nameOf(cell, kept))).toEqual([])
})
