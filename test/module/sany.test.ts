import { describe, expect, test } from 'vitest'
import { ACCEPTED, HELPERS, PREAMBLE, REJECTED } from './sanyCases.ts'
import { codes, resolveText } from './modules.ts'

const errors = (line: string): string[] => codes(resolveText(line.replace(/^@/, `${PREAMBLE} ||`), HELPERS).diagnostics.filter((d) => d.severity === 'error'))

describe('modules that SANY accepts resolve', () => {
  test.each(ACCEPTED.map((line) => [line]))('%s', (line) => {
    expect(errors(line)).toEqual([])
  })
})

describe('modules that SANY rejects are rejected', () => {
  test.each(REJECTED.map((line) => [line]))('%s', (line) => {
    expect(errors(line)).not.toEqual([])
  })
})
