/** `tla-runner refine` as its users run it. */
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { document, tool } from './tool.ts'

const MODELS = ['--models', join(import.meta.dirname, '..', '..', 'models')]

describe('refine', () => {
  it('says of each model how many edges and refusals were compared', () => {
    const { code, out } = tool(['refine', 'TruncationLoss', 'TruncationLossFixed', ...MODELS])
    expect(code).toBe(0)
    expect(out.replace(/ \([\d,]+ edges\/s\)/g, '').trim().split('\n')).toEqual([
      'refined TruncationLoss: 2,200 edges, 8,796 refusals, equal',
      'refined TruncationLossFixed: 2,673 edges, 13,603 refusals, equal',
      'equal: 2 models, 4,873 edges',
    ])
  })

  it('tells a difference on one screen, with the command that shows it again', () => {
    const { code, out } = tool(['refine', 'ReplicationTiny', '--mutant', 'own-epoch-on-first-write', ...MODELS])
    expect(code).toBe(30)
    const lines = out.split('\n')
    expect(lines.length).toBeLessThan(30)
    expect(lines).toEqual(expect.arrayContaining([
      'the machines arrive elsewhere: HandleOffsetsForLeaderEpoch, step 6 of a shortest run',
      '    specification: [{type: EpochResponse, answer: {end: 0, epoch: 0}, awaited: true, from: B, to: A}]',
      '    machines:      [{type: EpochResponse, answer: {end: -1, epoch: -1}, awaited: true, from: B, to: A}]',
      '  after AppendRecord, ElectLeader, BecomeLeader, BecomeFollower, SendOffsetsForLeaderEpoch',
    ]))
    expect(out).toMatch(/reproduce: .*refine ReplicationTiny --mutant own-epoch-on-first-write/)
  })

  it('takes the version from the command line', () => {
    const { models, code } = document(['refine', 'TruncationLoss', '--version', '4.0', ...MODELS])
    expect(code).toBe(0)
    expect(models).toMatchObject([{ name: 'TruncationLoss', verdict: 'equal', edges: 2673, difference: null }])
  })

  it('is undecided when it is stopped', () => {
    expect(tool(['refine', 'ReplicationLarge', '--budget', '1s', ...MODELS])).toMatchObject({ code: 40, out: expect.stringContaining('undecided') })
  })

  it.each([
    [['refine', 'ReplicationTin'], 'did you mean ReplicationTiny?'],
    [['refine', '--mutant', 'skip-epoch-chek'], 'did you mean skip-epoch-check?'],
    [['refine', '--version', '4'], '--version is one of 0.8, 0.9, 0.10, 0.11'],
    [['refine', '--minus', 'EpochTrunc100'], 'did you mean EpochTrunc101?'],
    [['refine', '--const', 'MaxEpoch'], 'is not NAME=VALUE'],
  ])('%j is a mistake on the command line', (args, says) => {
    const { code, err } = tool([...args, ...MODELS])
    expect([code, err]).toEqual([2, expect.stringContaining(says)])
  })
})
