/** IOUtils and CSV: environment, numbers as text, files and programs. Writing and running need --allow-exec. */
import { EvaluationError } from '../../value/error.ts'
import { makeSequence, solid } from '../../value/canonical.ts'
import { apply, makeRecord, sequenceItems, domainOf } from '../../value/functions.ts'
import { printValue } from '../../value/print.ts'
import { componentsOf, makeInteger, makeString, type Value } from '../../value/store.ts'
import { integer, isString, text, value } from './arguments.ts'
import { readText, writeText } from './json.ts'
import type { Native, NativeContext } from './native.ts'
import { checkAllowed, lent, refused } from './refusals.ts'
import { nameOf } from '../../value/store.ts'

/** Text of a value inside a template: strings without quotes. */
function plain(v: Value): string {
  return isString(v) ? nameOf(v) : printValue(v)
}

/** Fills `%s`, `%d` and `%1$s` of a template. */
function fill(template: string, values: readonly Value[]): string {
  let next = 0
  return template.replace(/%(?:(\d+)\$)?[sd]|%%|%n/g, (sign, position: string | undefined) => {
    if (sign === '%%') return '%'
    if (sign === '%n') return '\n'
    const v = values[position === undefined ? next++ : Number(position) - 1]
    if (v === undefined) throw new EvaluationError('eval/template', `the template ${JSON.stringify(template)} needs more than ${values.length} values`)
    return plain(v)
  })
}

function run(command: readonly string[], environment: ReadonlyMap<string, string>, name: string, c: NativeContext): Value {
  c.impure(false)
  checkAllowed(name, c.options)
  const { exitValue, stdout, stderr } = lent(c.options.run, name, 'run programs')(command, environment)
  return makeRecord([['exitValue', makeInteger(exitValue)], ['stdout', makeString(stdout)], ['stderr', makeString(stderr)]])
}

function environmentOf(record: Value): ReadonlyMap<string, string> {
  const f = solid(record)
  return new Map(componentsOf(solid(domainOf(f))).map((key) => [plain(key), plain(apply(f, key))]))
}

function words(v: Value, name: string): readonly string[] {
  return sequenceItems(v, name).map(plain)
}

function templated(template: Value, parameters: Value, name: string): readonly string[] {
  const values = sequenceItems(parameters, name)
  return words(template, name).map((word) => fill(word, values))
}

function number(source: string): Value {
  if (!/^[+-]?\d+$/.test(source)) throw new EvaluationError('eval/argument', `atoi: ${JSON.stringify(source)} is not a number`)
  return makeInteger(Number(source))
}

const BINARY = 'TLC writes values in a format of its own'

export const ioUtils: readonly (readonly [string, Native])[] = [
  ['IOUtils.IOEnv', {
    call(_args, c) {
      c.impure(false)
      return makeRecord([...(c.options.environment ?? [])].map(([key, item]) => [key, makeString(item)] as const))
    },
  }],
  ['IOUtils.atoi', { call: (args) => number(text(args[0], 'atoi')) }],
  ['IOUtils.zeroPadN', { call: (args) => makeString(String(integer(args[0], 'zeroPadN')).padStart(integer(args[1], 'zeroPadN'), '0')) }],
  ['IOUtils.IOExec', { call: (args, c) => run(words(value(args[0]), 'IOExec'), new Map(), 'IOExec', c) }],
  ['IOUtils.IOEnvExec', { call: (args, c) => run(words(value(args[1]), 'IOEnvExec'), environmentOf(value(args[0])), 'IOEnvExec', c) }],
  ['IOUtils.IOExecTemplate', { call: (args, c) => run(templated(value(args[0]), value(args[1]), 'IOExecTemplate'), new Map(), 'IOExecTemplate', c) }],
  ['IOUtils.IOEnvExecTemplate', {
    call: (args, c) => run(templated(value(args[1]), value(args[2]), 'IOEnvExecTemplate'), environmentOf(value(args[0])), 'IOEnvExecTemplate', c),
  }],
  ['IOUtils.Serialize', {
    call(args, c) {
      writeText(text(args[1], 'Serialize'), plain(value(args[0])), false, 'Serialize', c)
      return makeRecord([['exitValue', 0], ['stdout', makeString('')], ['stderr', makeString('')]])
    },
  }],
  ['IOUtils.Deserialize', { call: (args, c) => makeRecord([['exitValue', 0], ['stdout', makeString(readText(text(args[0], 'Deserialize'), 'Deserialize', c))], ['stderr', makeString('')]]) }],
  refused('IOUtils.IOSerialize', BINARY, 'use JsonSerialize'),
  refused('IOUtils.IODeserialize', BINARY, 'use JsonDeserialize'),
]

function csvRecord(v: Value, headers: readonly Value[]): readonly string[] {
  const record = solid(v)
  return headers.map((header) => plain(apply(record, header)))
}

export const csv: readonly (readonly [string, Native])[] = [
  ['CSV.CSVWrite', {
    call: (args, c) => writeText(text(args[2], 'CSVWrite'), `${fill(text(args[0], 'CSVWrite'), sequenceItems(value(args[1]), 'CSVWrite'))}\n`, true, 'CSVWrite', c),
  }],
  ['CSV.CSVWriteRecord', {
    call(args, c) {
      const line = csvRecord(value(args[0]), sequenceItems(value(args[2]), 'CSVWriteRecord')).join(text(args[1], 'CSVWriteRecord'))
      return writeText(text(args[3], 'CSVWriteRecord'), `${line}\n`, true, 'CSVWriteRecord', c)
    },
  }],
  ['CSV.CSVRead', {
    call(args, c) {
      const columns = sequenceItems(value(args[0]), 'CSVRead')
      const delimiter = text(args[1], 'CSVRead')
      const lines = readText(text(args[2], 'CSVRead'), 'CSVRead', c).split('\n').filter((line) => line !== '')
      return makeSequence(lines.map((line) => {
        const cells = line.split(delimiter)
        return makeRecord(columns.map((column, k) => [plain(column), makeString(cells[k] ?? '')] as const))
      }))
    },
  }],
  ['CSV.CSVRecords', {
    call(args, c) {
      c.impure(true)
      const found = lent(c.options.readFile, 'CSVRecords', 'read files')(text(args[0], 'CSVRecords'))
      return makeInteger(found === undefined ? 0 : found.split('\n').filter((line) => line !== '').length)
    },
  }],
]
