#!/usr/bin/env node
// Writes (or, with --check, compares) what TLC and SANY answer for the conformance corpus:
//
//   test/corpus/*.cfg + *.tla      -> test/corpus/expected.json          (model checking, TLC)
//   test/corpus/syntax/*.tla       -> test/corpus/syntax/expected.json   (accept or reject, SANY)
//
// A configuration is named `Spec.cfg` or `Spec.variant.cfg`; both belong to `Spec.tla`. A module without a
// configuration is a helper. Every run happens in a temporary copy, so nothing is left beside the sources.
// Needs Node, `java` and a TLC jar only.
//
//   TLC_JAR=tla2tools.jar node test/interop/expectations.mjs            write
//   node test/interop/expectations.mjs --tlc-jar X.jar --check          compare, exit 1 on a difference
//     --only TEXT      the cases whose name contains TEXT (when writing, the others keep their entries)
//     --corpus DIR     another directory of cases (no syntax files there, then none are run)
//     --no-syntax      leave SANY out           --syntax-only   leave TLC out
//     --java PATH      the virtual machine      --verbose       print each answer
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const TLC_TIMEOUT_MS = 120_000

/** Exit codes that TLC shares between all versions of the last years. */
const VERDICT_OF_EXIT = new Map([
  [0, 'success'], [10, 'assumption'], [11, 'deadlock'], [12, 'invariant'], [13, 'property'], [14, 'assert'],
  [75, 'eval-error'], [76, 'eval-error'], [77, 'eval-error'], [150, 'parse-error'], [151, 'config-error'],
])

const COMPARED = {
  success: ['verdict', 'distinct', 'generated', 'depth'],
  invariant: ['verdict', 'violated', 'trace_len'],
  property: ['verdict', 'violated', 'trace_len'],
  deadlock: ['verdict', 'trace_len'],
}

const options = readOptions(process.argv.slice(2))
const work = mkdtempSync(join(tmpdir(), 'tlc-expectations-'))
try {
  process.exitCode = main() ? 0 : 1
} finally {
  rmSync(work, { recursive: true, force: true })
}

function main() {
  let same = true
  if (!options.syntaxOnly) same = runCorpus() && same
  if (options.syntax && existsSync(join(options.corpus, 'syntax'))) same = runSyntax() && same
  return same
}

function readOptions(args) {
  const home = dirname(fileURLToPath(import.meta.url))
  const found = {
    jar: process.env.TLC_JAR, corpus: resolve(home, '../corpus'), java: 'java',
    check: false, only: '', syntax: true, syntaxOnly: false, verbose: false,
  }
  for (let i = 0; i < args.length; i++) {
    switch (args[i]) {
      case '--tlc-jar': found.jar = args[++i]; break
      case '--corpus': found.corpus = resolve(args[++i]); break
      case '--java': found.java = args[++i]; break
      case '--only': found.only = args[++i]; break
      case '--check': found.check = true; break
      case '--no-syntax': found.syntax = false; break
      case '--syntax-only': found.syntaxOnly = true; break
      case '--verbose': found.verbose = true; break
      default: fail(`unknown option ${args[i]}`)
    }
  }
  if (!found.jar) fail('name the TLC jar with --tlc-jar or TLC_JAR')
  found.jar = resolve(found.jar)
  if (!existsSync(found.jar)) fail(`no such jar: ${found.jar}`)
  return found
}

function fail(message) {
  console.error(message)
  process.exit(2)
}

// ---------------------------------------------------------------------------------------------- TLC

function runCorpus() {
  const copy = join(work, 'corpus')
  mkdirSync(copy)
  for (const file of readdirSync(options.corpus)) {
    if (/\.(tla|cfg)$/.test(file)) cpSync(join(options.corpus, file), join(copy, file))
  }
  const target = join(options.corpus, 'expected.json')
  const before = existsSync(target) ? readExpectations(target) : { cases: [] }
  const head = { version: '', jar: basename(options.jar) }
  const answers = []
  for (const cfg of readdirSync(copy).filter((name) => name.endsWith('.cfg')).sort()) {
    if (!cfg.includes(options.only)) continue
    const spec = `${cfg.split('.')[0]}.tla`
    if (!existsSync(join(copy, spec))) fail(`${cfg}: there is no ${spec}`)
    const answer = runTlc(copy, spec, cfg, head)
    answers.push(answer)
    if (options.verbose) console.log(summary(answer), answer.note ?? '')
    if (answer.verdict === 'unknown') console.error(`${cfg}: TLC's answer was not understood: ${answer.note}`)
  }
  return options.check ? compareCases(before.cases, answers) : writeCases(target, before, head, answers)
}

function runTlc(directory, spec, cfg, head) {
  const states = mkdtempSync(join(work, 'states-'))
  const run = java(directory, ['tlc2.TLC', '-tool', '-workers', '1', '-metadir', states,
    ...specTraceOption(), '-config', cfg, spec])
  rmSync(states, { recursive: true, force: true })
  const text = run.output
  const version = /TLC2 Version ([^\n]*)/.exec(text)
  if (version) head.version = version[1].trim()
  const violated = firstMatch(text, [
    /^Invariant (\S+) is violated/m,
    /^The invariant of (\S+) is equal to FALSE/m,
    /^Action property (\S+) is violated/m,
    /^Property (\S+) is violated by the initial state/m,
    /^Temporal property (\S+) was violated/m,
  ])
  let verdict = VERDICT_OF_EXIT.get(run.status) ?? 'unknown'
  if (verdict === 'unknown' && run.status === 255) verdict = verdictOfUnmappedError(text)
  if (verdict === 'assumption' && /POSTCONDITION/i.test(text)) verdict = 'postcondition'
  const counts = /^(\d+) states generated, (\d+) distinct states found/m.exec(text)
  const depth = /^The depth of the complete state graph search is (\d+)/m.exec(text)
  const trace = text.match(/^@!@!@STARTMSG 2217:\d+ @!@!@/gm)
  const inInit = /^@!@!@STARTMSG (2107|2108):/m.test(text)
  const namedInCfg = violated && new RegExp(`(^|\\s)${violated}(\\s|$)`).test(readFileSync(join(directory, cfg), 'utf8'))
  const answer = { spec, cfg, verdict, compare: [...(COMPARED[verdict] ?? ['verdict'])] }
  // TLC may name a conjunct ("Property Zero ..." for P == Zero /\ [][Next]_x) or a place; only names of the .cfg count.
  if (namedInCfg) answer.violated = violated
  else answer.compare = answer.compare.filter((field) => field !== 'violated')
  if (verdict === 'success') {
    answer.distinct = counts ? Number(counts[2]) : 0
    answer.generated = counts ? Number(counts[1]) : 0
    answer.depth = depth ? Number(depth[1]) : 0
    // Without any state, versions differ between depth 0 and 1.
    if (answer.generated === 0) answer.compare = answer.compare.filter((field) => field !== 'depth')
  } else if (trace || inInit) {
    answer.trace_len = trace ? trace.length : 1
  }
  // A counterexample to a temporal property never ends; how much of it is printed is a matter of taste.
  if (/^@!@!@STARTMSG 2116:/m.test(text)) answer.compare = answer.compare.filter((field) => field !== 'trace_len')
  if (answer.trace_len === undefined) answer.compare = answer.compare.filter((field) => field !== 'trace_len')
  Object.defineProperty(answer, 'note', { value: options.verbose || verdict === 'unknown' ? firstError(text, run.status) : '' })
  return answer
}

/**
 * Exit code 255 says no more than "some error". An exception of the .cfg reader passes through the general handler;
 * evaluation errors that the built-in modules raise (2145 to 2184: division by zero, Head of the empty sequence, ...)
 * have codes that TLC maps to no exit code of their own.
 */
function verdictOfUnmappedError(text) {
  if (/ConfigFileException/.test(text)) return 'config-error'
  const codes = [...text.matchAll(/^@!@!@STARTMSG (\d+):1 @!@!@/gm)].map((match) => Number(match[1]))
  const evaluation = (code) => (code >= 2145 && code <= 2184) || [1000, 1005, 2102, 2103, 2215, 2265, 2266, 2283].includes(code)
  return codes.some(evaluation) ? 'eval-error' : 'unknown'
}

/** Newer versions leave a `_TTrace_` module beside the specification unless told not to. */
function specTraceOption() {
  if (options.traceOption === undefined) {
    const help = java(work, ['tlc2.TLC', '-help']).output
    options.traceOption = help.includes('noGenerateSpecTE') ? ['-noGenerateSpecTE'] : []
  }
  return options.traceOption
}

/** TLC unpacks its standard modules into the temporary directory and deletes them at its end: every run gets its own. */
function java(directory, args) {
  const temporary = mkdtempSync(join(work, 'tmp-'))
  const run = spawnSync(options.java, ['-Xmx1g', '-XX:+UseSerialGC', `-Djava.io.tmpdir=${temporary}`, '-cp', options.jar, ...args], {
    cwd: directory, encoding: 'utf8', timeout: TLC_TIMEOUT_MS, maxBuffer: 1 << 28,
  })
  rmSync(temporary, { recursive: true, force: true })
  if (run.error && run.error.code === 'ENOENT') fail(`cannot run ${options.java}`)
  return { status: run.status ?? -1, output: `${run.stdout}\n${run.stderr}` }
}

function firstMatch(text, patterns) {
  for (const pattern of patterns) {
    const match = pattern.exec(text)
    // A property without a name is reported by its place ("line 5, col 1 ..."), which is not a name.
    if (match && match[1] !== 'line') return match[1]
  }
  return undefined
}

function firstError(text, status) {
  const message = /@!@!@STARTMSG (\d+):1 @!@!@\n([\s\S]*?)@!@!@ENDMSG/.exec(text)
  const said = message ? `${message[1]} ${message[2]}` : /\*\*\* (Errors|Parse)[\s\S]*/.exec(text)?.[0] ?? ''
  return `[${status}] ${said.replace(/\s+/g, ' ').slice(0, 300)}`
}

// --------------------------------------------------------------------------------------------- SANY

function runSyntax() {
  const source = join(options.corpus, 'syntax')
  const copy = join(work, 'syntax')
  cpSync(source, copy, { recursive: true })
  const target = join(source, 'expected.json')
  const before = existsSync(target) ? JSON.parse(readFileSync(target, 'utf8')) : {}
  const answers = {}
  for (const file of readdirSync(copy).filter((name) => name.endsWith('.tla')).sort()) {
    if (!file.includes(options.only)) {
      if (file in before) answers[file] = before[file]
      continue
    }
    const run = java(copy, ['tla2sany.SANY', file])
    const bad = run.status !== 0 ||
      /\*\*\* (Errors|Abort messages)|Parse Error|Lexical error|Could not parse|Cannot find source file|Fatal errors|Exception/i.test(run.output)
    answers[file] = bad ? 'reject' : 'accept'
    if (options.verbose) {
      const said = run.output.replace(/\s+/g, ' ').replace(/^.*?(?=\*\*\*|Lexical|Could not|Was expecting|Encountered)/, '')
      console.log(`syntax ${file}: ${answers[file]} ${bad ? said.slice(0, 220) : ''}`)
    }
  }
  if (options.check) {
    const wrong = Object.keys({ ...before, ...answers }).filter((file) => before[file] !== answers[file])
    for (const file of wrong) console.log(`syntax/${file}: expected ${before[file]}, SANY says ${answers[file]}`)
    console.log(`${Object.keys(answers).length} syntax files compared, ${wrong.length} differ`)
    return wrong.length === 0
  }
  writeFileSync(target, `${JSON.stringify(answers, null, 1)}\n`)
  const accepted = Object.values(answers).filter((answer) => answer === 'accept').length
  console.log(`wrote ${target}: ${accepted} accepted, ${Object.keys(answers).length - accepted} rejected`)
  return true
}

// ------------------------------------------------------------------------------------- expectations

/** Either our form `{ tlc, cases }` or a bare list of cases. */
function readExpectations(file) {
  const read = JSON.parse(readFileSync(file, 'utf8'))
  return Array.isArray(read) ? { cases: read } : read
}

function key(entry) {
  return `${entry.spec} ${entry.cfg}`
}

function summary(entry) {
  return [key(entry), entry.verdict, ...['violated', 'distinct', 'generated', 'depth', 'trace_len']
    .filter((field) => entry[field] !== undefined).map((field) => `${field}=${entry[field]}`)].join(' ')
}

function compareCases(expected, answers) {
  const known = new Map(expected.map((entry) => [key(entry), entry]))
  let different = 0
  for (const answer of answers) {
    const entry = known.get(key(answer))
    const wrong = entry === undefined ? ['(no expectation)']
      : entry.compare.filter((field) => entry[field] !== answer[field])
    if (wrong.length === 0) continue
    different++
    console.log(`${wrong.join(', ')}:\n  expected ${entry ? summary(entry) : '-'}\n  TLC says ${summary(answer)} ${answer.note}`)
  }
  console.log(`${answers.length} cases compared, ${different} differ`)
  return different === 0
}

function writeCases(target, before, head, answers) {
  const fresh = new Map(answers.map((entry) => [key(entry), entry]))
  const present = (entry) => existsSync(join(options.corpus, entry.cfg))
  const kept = before.cases.filter((entry) => options.only !== '' && !fresh.has(key(entry)) && present(entry))
  const cases = [...kept, ...answers].sort((a, b) => (key(a) < key(b) ? -1 : 1))
  const lines = cases.map((entry) => ` ${JSON.stringify(entry)}`)
  const tlc = JSON.stringify(head.version ? head : before.tlc ?? head)
  writeFileSync(target, `{\n"tlc": ${tlc},\n"cases": [\n${lines.join(',\n')}\n]\n}\n`)
  const tally = {}
  for (const entry of cases) tally[entry.verdict] = (tally[entry.verdict] ?? 0) + 1
  console.log(`wrote ${target}: ${cases.length} cases`, tally)
  return !cases.some((entry) => entry.verdict === 'unknown')
}
