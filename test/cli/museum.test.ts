import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { settingOf, type Bug, type BugTable } from '../../src/cli/museum/bugTable.ts'
import { bugModels } from '../../src/cli/museum/bugModels.ts'
import { byId, museumMarkdown, withBlock } from '../../src/cli/museum/markdown.ts'
import { SPECS, tool } from './tool.ts'

const BUG: Bug = {
  id: 'R-99', title: 'A clock runs too far', issues: ['KAFKA-1', 'KIP-2'], flag: 'Stop', affected: '2.3', fixed: '2.4', property: 'Early',
  constants: { Limit: '3' }, story: 'It ran.', fix: 'It stops.', price: 'None.', source: 'Nothing.', confidence: 'H',
  models: { minus: { trace: 4, distinct: 1234, generated: 5, depth: 4, seconds: 0.14 }, all: { distinct: 9, generated: 10, depth: 5, seconds: 0.1 } },
}
const TABLE: BugTable = {
  path: 'models/bugs/clock.json', spec: 'Clock.tla', bugs: [BUG], missing: [{ id: 'R-98', title: 'Another', issues: ['KAFKA-9'], reason: 'nobody knows' }],
  defaults: { specification: 'Spec', constants: { Limit: '2', Within: '<- Unbounded' }, invariants: ['TypeOK', 'Early', 'Late'], properties: ['Goes'], constraints: [], symmetry: null, view: null, deadlock: false },
}
const [minus, all, shipped, fixed] = bugModels(TABLE, BUG)
const open = { ...BUG, fixed: 'never', affected: '4.3' }

describe('the models of a bug', () => {
  test.each([
    ['minus', minus!.config, 'Version = "All" Minus = {"Stop"} Plus = {} Limit = 3 Within <- Unbounded INVARIANTS Early TypeOK Late PROPERTIES Goes'],
    ['all', all!.config, 'Version = "All" Minus = {} Plus = {} Limit = 3 Within <- Unbounded INVARIANTS Early TypeOK Late PROPERTIES Goes'],
    ['shipped', shipped!.config, 'Version = "2.3" Minus = {} Plus = {} Limit = 3 Within <- Unbounded INVARIANTS Early TypeOK'],
    ['fixed', fixed!.config, 'Version = "2.4" Minus = {} Plus = {} Limit = 3 Within <- Unbounded INVARIANTS Early TypeOK'],
    ['open: minus', bugModels(TABLE, open)[0]!.config, 'Version = "All" Minus = {} Plus = {}'],
    ['open: all', bugModels(TABLE, open)[1]!.config, 'Version = "All" Minus = {} Plus = {"Stop"}'],
    ['open: shipped', bugModels(TABLE, open)[2]!.config, 'Version = "4.3" Minus = {} Plus = {}'],
    ['a property', bugModels(TABLE, { ...BUG, property: 'Goes' })[2]!.config, 'INVARIANTS TypeOK PROPERTIES Goes CHECK_DEADLOCK FALSE'],
  ])('%s', (_name, config, text) => expect(config.replaceAll(/\s+/g, ' ')).toContain(text))

  test('an open bug has no release that fixed it', () => expect(bugModels(TABLE, open).map(({ name }) => name)).toEqual(['R-99-minus', 'R-99-all', 'R-99-shipped']))
  test('what was never released has no release to show it', () => expect(bugModels(TABLE, { ...BUG, affected: 'none' }).map(({ name }) => name)).toEqual(['R-99-minus', 'R-99-all', 'R-99-fixed']))

  test('expectations: counts where it holds, the length of the trace where not', () => {
    expect(JSON.parse(minus!.expectation)).toMatchObject({ verdict: 'violated', violated: 'Early', trace: 4, distinct: null, bug: 'R-99', issue: 'KAFKA-1' })
    expect(JSON.parse(all!.expectation)).toMatchObject({ verdict: 'holds', violated: null, trace: null, distinct: 9, depth: 5 })
    expect(JSON.parse(fixed!.expectation)).toMatchObject({ verdict: 'holds', distinct: null })
  })

  test('what the bug says goes before what the table says', () => expect(settingOf(TABLE, { ...BUG, deadlock: true, invariants: ['Late'] })).toMatchObject({ deadlock: true, invariants: ['Late'], properties: ['Goes'] }))
})

describe('the table of the README', () => {
  test('a row a bug, and what is missing with its reason', () => expect(museumMarkdown([TABLE])).toMatch(
    /\| R-99 \| A clock runs too far \| \[KAFKA-1\]\(.*KAFKA-1\), KIP-2 \| 2\.4 \| `Stop` \| Early \| 4 \| 1,234 \| 0\.1 \|\n\nNot modelled:\n\n.*\n.*\n\| R-98 \| Another \| .* \| nobody knows \|$/))
  test('open bugs stand apart', () => expect(museumMarkdown([{ ...TABLE, bugs: [open] }])).toContain('Open in the newest release'))
  test('ordered by part of the protocol', () => expect(byId(['C-01', 'R-10', 'L-02', 'R-02', 'I-00a', 'K-01', 'X-03'].map((id) => ({ id }))).map(({ id }) => id)).toEqual(['R-02', 'R-10', 'I-00a', 'X-03', 'C-01', 'K-01', 'L-02']))
  test('replaced between its marks', () => expect(withBlock('a\n<!-- x -->\nold\n<!-- /x -->\nb', 'x', 'new')).toBe('a\n<!-- x -->\nnew\n<!-- /x -->\nb'))
  test('no marks', () => expect(() => withBlock('a', 'x', 'new')).toThrow('<!-- x -->'))
})

describe('tla-runner museum', () => {
  test('the list', () => expect(tool(['museum'])).toMatchObject({ code: 0, out: expect.stringMatching(/R-18 .* KIP-966 +4\.0\n[^]*tla-runner museum BUG tells one\n$/) }))

  test('one bug: story, sequence, fix, price, four models', () => {
    const { code, out } = tool(['museum', 'r-18', '--quiet'])
    expect(code).toBe(0)
    expect(out).toMatch(/^R-18 [^]*\nWhat happened\n  \S[^]*\nHow it comes about, with every fix but ELR\n[^]*CandidateCompleteness is violated here\n[^]*\nThe fix\n[^]*\nIts price\n[^]*R-18-minus +violated [^]*R-18-shipped +violated [^]*R-18-all +holds [^]*R-18-fixed +holds /)
  })

  test('by proposal, as JSON', () => {
    const { code, out } = tool(['museum', 'KIP-966', '--json'])
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ asExpected: true, exitCode: 0, bugs: expect.arrayContaining([expect.objectContaining({ id: 'R-18' })]) })
  })

  test('no such bug', () => expect(tool(['museum', 'R-188'])).toMatchObject({ code: 2, err: expect.stringContaining('did you mean R-18?') }))

  test.each([
    ['not JSON', '{', 'clock.json'],
    ['a field too much', JSON.stringify({ ...file(TABLE), extra: 1 }), 'must NOT have additional properties: extra'],
    ['a field too few', JSON.stringify({ ...file(TABLE), bugs: [{ ...BUG, flag: undefined }] }), "/bugs/0 must have required property 'flag'"],
    ['an unknown property', JSON.stringify({ ...file(TABLE), bugs: [{ ...BUG, property: 'Never' }] }), 'R-99 violates Never, which is none of its invariants and properties'],
    ['a bug twice', JSON.stringify({ ...file(TABLE), bugs: [BUG, BUG] }), 'R-99 is in models/bugs/clock.json too'],
    ['a fix without its reason', JSON.stringify({ ...file(TABLE), bugs: [{ ...BUG, fixedPlus: ['Other'] }] }), 'needs fixedPlus and fixedWhy together'],
  ])('a table with %s', (_name, text, message) => {
    const folder = mkdtempSync(join(tmpdir(), 'museum-'))
    onTestFinished(() => { rmSync(folder, { recursive: true, force: true }) })
    const models = join(folder, 'models')
    cpSync(join(SPECS, 'project', 'models'), models, { recursive: true })
    cpSync(join(import.meta.dirname, '..', '..', 'models', 'bugs'), join(models, 'bugs'), { recursive: true })
    writeFileSync(join(models, 'bugs', 'clock.json'), text)
    expect(tool(['museum', '--models', models])).toMatchObject({ code: 2, err: expect.stringContaining(message) })
  })
})

function file({ path: _path, ...rest }: BugTable): object {
  return rest
}
