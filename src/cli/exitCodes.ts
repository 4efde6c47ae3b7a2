/**
 * Exit codes: TLC's where TLC has one, ours in the gaps. They are part of the interface: each is tested end to end.
 */
import type { FailureKind, Report } from '../checker/report.ts'

export const EXIT = {
  ok: 0,
  usage: 2,
  assumption: 10,
  deadlock: 11,
  invariant: 12,
  property: 13,
  assert: 14,
  refused: 20,
  unreadable: 21,
  inconclusive: 22,
  mismatch: 30,
  undecided: 40,
  evaluation: 75,
  evaluationOfInvariant: 76,
  evaluationOfProperty: 77,
  unsupported: 78,
  interrupted: 130,
  readerGone: 141,
  terminated: 143,
  parse: 150,
  config: 151,
  tooLarge: 152,
  bug: 255,
} as const

/** Printed by `--help`. */
export const EXIT_CODES: readonly (readonly [number | string, string])[] = [
  [0, 'everything asked for was checked and holds (for models: is as expected)'],
  [2, 'the command line is wrong, or a file cannot be read'],
  [10, 'an assumption (also one that cannot be evaluated) or the postcondition is false; what must be possible is not'],
  [11, 'deadlock'],
  [12, 'an invariant is violated'],
  [13, 'a property is violated'],
  [14, 'an Assert failed'],
  [20, 'a trace is refused: no behaviour of the specification explains it'],
  [21, 'a trace cannot be read, or names what the specification does not have'],
  [22, 'a trace is neither accepted nor refused: a limit was reached, or it constrains nothing'],
  [30, 'something is not as it should be: a model as its expectation, a machine as its specification'],
  [40, 'undecided: a budget or depth was reached, or something asked for is not checked'],
  ['75-77', 'evaluation failed: of initial states or steps, an invariant, a temporal property'],
  [78, 'a construct that is not supported'],
  ['130, 143', 'interrupted, terminated: partial results'],
  [141, 'whoever read the output has gone (`| head`): nothing is said of the rest'],
  [150, 'the specification has errors'],
  [151, 'the configuration has errors or is missing'],
  [152, 'the state space does not fit in memory'],
  [255, 'a bug in tla-runner'],
]

/** What the verdict of one check means for the shell. */
export function exitCodeOf(report: Pick<Report, 'verdict' | 'failure' | 'stopped'>, evaluated: 'specification' | 'invariant' | 'property' = 'specification'): number {
  switch (report.verdict) {
    case 'holds': return EXIT.ok
    case 'undecided': return report.stopped === 'interrupted' ? EXIT.interrupted : report.stopped === 'memory' ? EXIT.tooLarge : EXIT.undecided
    case 'violated':
    case 'error': return report.failure === undefined ? EXIT.bug : exitCodeOfFailure(report.failure.kind, evaluated)
  }
}

function exitCodeOfFailure(kind: FailureKind, evaluated: 'specification' | 'invariant' | 'property'): number {
  switch (kind) {
    case 'invariant': return EXIT.invariant
    case 'property': return EXIT.property
    case 'deadlock': return EXIT.deadlock
    case 'assumption':
    case 'postcondition':
    case 'possible': return EXIT.assumption
    case 'assert': return EXIT.assert
    case 'unsupported': return EXIT.unsupported
    case 'evaluation': return evaluated === 'invariant' ? EXIT.evaluationOfInvariant : evaluated === 'property' ? EXIT.evaluationOfProperty : EXIT.evaluation
  }
}

/** 130 or 143 when the interrupt is why the search ended. */
export function interruptedCode(report: Pick<Report, 'stopped'>, code: number | undefined): number | undefined {
  return report.stopped === 'interrupted' ? code : undefined
}
