/** The commands that judge: replay, oracle. */
import { CHECK } from './checking.ts'
import { COMMON, type Command } from './command.ts'

const BEHAVIOUR = CHECK.options.filter(({ name }) => ['config', 'init', 'next', 'const', 'library', 'seed', 'allow-exec'].includes(name))

export const REPLAY: Command = {
  name: 'replay',
  summary: 'judge a trace: does some behaviour of the specification explain it?',
  usage: 'tla-runner replay TRACE --spec SPEC.tla [options]',
  examples: [
    ['tla-runner replay trace.ndjson --spec Spec.tla --config M.cfg', 'a file, an event a line; .gz is unpacked'],
    ['journalctl … | tla-runner replay - --spec Spec.tla', 'from standard input, as it arrives'],
    ['tla-runner replay trace.ndjson --spec Spec.tla --silent 1', 'up to one step between two lines is not in the log'],
  ],
  options: [
    { name: 'spec', value: 'FILE', help: 'the specification' },
    ...BEHAVIOUR,
    { name: 'engine', value: 'compiled|interpreted', help: 'default: compiled' },
    { name: 'silent', value: 'N', help: 'up to N steps between two lines may be missing; default: 0' },
    { name: 'invariants', help: 'only states in which the invariants of the model hold explain a line' },
    { name: 'inv', value: 'NAME', multiple: true, help: 'with --invariants: an invariant, besides the configuration\'s' },
    { name: 'max-candidates', value: 'N', help: 'give up when more states explain the log at once; default: 50000' },
    { name: 'budget', value: 'TIME', help: 'stop after 60s, 5m, … with an inconclusive verdict' },
    { name: 'quiet', help: 'no progress' },
    ...COMMON,
  ],
  notes: [
    'A line is {"action": "Name", "args": {parameter: value}, "observed": {path: value}, "node": "…", "time": ms}; all but action may be left out. node and time are for the reader and not judged.',
    'What is left out is searched for. Init observes the initial state. A path is a variable, then keys: log.A[3].epoch, log.A.length, f[<<1, 2>>].',
    'Values: numbers, booleans; a string is a string or the model value of that name; an array is a sequence, or a set in any order; an object names some fields of a record or function. {"#set": []}, {"#tup": []}, {"#map": [[k, v]]} and {"#model": "A"} are exact.',
    'Constraints of the model do not count here; budgets do: a configuration for replay lifts them.',
  ],
  load: async () => (await import('../replay.ts')).replayCommand,
}

export const ORACLE: Command = {
  name: 'oracle',
  summary: 'judge events as they happen, over standard input and output',
  usage: 'tla-runner oracle --spec SPEC.tla [options]',
  examples: [
    ['tla-runner oracle --spec Spec.tla --config M.cfg', 'a request a line, an answer a line'],
    ['echo \'{"possible": {}}\' | tla-runner oracle --spec Spec.tla', 'what can happen first'],
    ['tla-runner oracle --spec Spec.tla --silent 1', 'up to one step between two events is not told'],
  ],
  options: REPLAY.options.filter(({ name }) => name !== 'budget' && name !== 'quiet'),
  notes: [
    '{"observe": EVENT} is answered with {"ok": true, "candidates": N}, or {"ok": false, "reason", "field", "conjunct", "place", "bindings", "differences", "allowed", "possible"}, or {"ok": null, "reason"} where a limit was reached. An event is a line of a trace: see replay.',
    '{"possible": {"action"?: NAME, "args"?: {}, "most"?: N}} is answered with {"ok": true, "steps": [{"action", "args", "candidates"}]}.',
    '{"fork": {}} is answered with {"ok": true, "oracle": N}: a copy, named by "oracle": N in later requests; {"drop": {}, "oracle": N} forgets it. {"reset": {}} goes back to the initial states.',
    'Any request may carry an "id", which is given back. What cannot be answered gets {"error": {"code", "message", "notes"}} and changes nothing.',
  ],
  load: async () => (await import('../oracle.ts')).oracleCommand,
}
