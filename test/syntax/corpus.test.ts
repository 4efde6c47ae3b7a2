/**
 * The parser against SANY's verdicts on `test/corpus/syntax`: what SANY accepts parses, and what SANY rejects is a parse
 * error here or stands in the list of those that only the module floor can reject.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseConfig } from '../../src/syntax/config.ts'
import { parseModule } from '../../src/syntax/parser.ts'
import { printModule } from '../../src/syntax/print.ts'
import { bare, printable } from './trees.ts'

const CORPUS = new URL('../corpus/', import.meta.url)
const SYNTAX = new URL('syntax/', CORPUS)

const SEMANTIC: Readonly<Record<string, readonly string[]>> = {
  'a name is defined twice': ['ConstantAndVariable', 'DefinitionAfterLocalInstance', 'DefinitionOfStandardName', 'DefinitionTwiceSame', 'InfixBuiltinRedefined', 'InfixEqualsRedefined', 'InfixSynonymDoubleDefinition', 'KeywordBooleanRedefined', 'KeywordTrueRedefined', 'QuantifierSameNameTwice', 'QuantifierShadows', 'NestedModuleRedefinesOuter', 'NestedModuleTwice', 'RecordFieldTwice', 'RecordSetFieldTwice'],
  'a name is unknown': ['FairnessWithoutSubscript', 'InfixColonsUndefined', 'MinusMinusIsOperator', 'ProofByUnknown', 'ProofDefUnknown', 'ProofStepUnknown', 'RecursiveMissing', 'LabelSelectorOutOfRange', 'LabelSelectorWrongName', 'LabelParameterMissing', 'ExtendsSelf', 'NameDiffersFromFile', 'NestedModuleUsedBefore', 'DefinitionPriorUse', 'InstanceNat', 'LetInstance', 'LetInstanceOfNestedModule', 'SubexpressionOfLet'],
  'arity or substitution': ['InstanceArityOfSubstitution', 'InstanceMissingSubstitution', 'OperatorNestedParameter', 'FunctionTuplePatternTwoArguments', 'InstanceOwnParameterMissing'],
  'a place where it has no meaning': ['ExceptAtOutside', 'ProofDefineOutside', 'ProofHideExpression'],
  'level': ['LevelAssumeVariable', 'LevelBoxOfAction', 'LevelDiamondOfAction', 'LevelLeadsToAction', 'LevelPrimeOfTemporal', 'LevelQuantifierBoundAction', 'LevelTemporalInSet', 'PrimeTwice'],
  'Unicode, which the SANY of the corpus did not know': ['DefinitionUnicode'],
}

const read = (file: URL): string => readFileSync(file, 'utf8')
const parse = (file: URL): ReturnType<typeof parseModule> => parseModule({ path: file.pathname, text: read(file) })
const modulesIn = (folder: URL): string[] => (existsSync(folder) ? readdirSync(folder).filter((f) => f.endsWith('.tla')) : [])

const expectations = new URL('expected.json', SYNTAX)
const verdicts: readonly (readonly [string, string])[] = existsSync(expectations) ? Object.entries(JSON.parse(read(expectations)) as Record<string, string>) : []
const present = verdicts.filter(([name]) => existsSync(new URL(name, SYNTAX)))
const semantic = new Set(Object.values(SEMANTIC).flat())

test.skipIf(present.length === 0)('what SANY accepts parses', () => {
  const refused = present.filter(([, verdict]) => verdict === 'accept').flatMap(([name]) => parse(new URL(name, SYNTAX)).diagnostics.map((d) => `${name}: ${d.message}`))
  expect(refused).toEqual([])
})

test.skipIf(present.length === 0)('what SANY rejects is a parse error, or rejected for what names mean', () => {
  const accepted = present.filter(([name, verdict]) => verdict === 'reject' && parse(new URL(name, SYNTAX)).diagnostics.length === 0).map(([name]) => name.replace('.tla', ''))
  expect(accepted.filter((name) => !semantic.has(name))).toEqual([])
})

test('every module of the corpus that parses is the same after printing and parsing', () => {
  for (const folder of [CORPUS, SYNTAX]) {
    for (const name of modulesIn(folder)) {
      const { module, diagnostics } = parse(new URL(name, folder))
      if (module === undefined || diagnostics.length > 0) continue
      const text = printModule(printable(module))
      const again = parseModule({ path: name, text })
      expect(again.diagnostics.map((d) => d.message), `${name}\n${text}`).toEqual([])
      expect(bare(again.module), name).toEqual(bare(printable(module)))
    }
  }
})

test('every configuration of the corpus is read or diagnosed', () => {
  for (const name of readdirSync(CORPUS).filter((f) => f.endsWith('.cfg'))) {
    const text = read(new URL(name, CORPUS))
    for (const d of parseConfig({ path: name, text }).diagnostics) expect(d.span === undefined || d.span.end <= text.length, name).toBe(true)
  }
})
