import { describe, expect, test } from 'vitest'
import { ACCEPTED, HELPERS, PREAMBLE, REJECTED } from './sanyCases.ts'
import { ACCEPTED_PROOFS, REJECTED_PROOFS } from './sanyProofs.ts'
import { codes, resolveText } from './modules.ts'

const errors = (line: string): string[] => codes(resolveText(line.replace(/^@/, `${PREAMBLE} ||`), HELPERS).diagnostics.filter((d) => d.severity === 'error'))

describe('modules that SANY accepts resolve', () => {
  test.each([...ACCEPTED, ...ACCEPTED_PROOFS].map((line) => [line]))('%s', (line) => {
    expect(errors(line)).toEqual([])
  })
})

describe('modules that SANY rejects are rejected', () => {
  test.each([...REJECTED, ...REJECTED_PROOFS].map((line) => [line]))('%s', (line) => {
    expect(errors(line)).not.toEqual([])
  })
})
