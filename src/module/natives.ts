/**
 * Operators that the engines implement themselves, by `Module.Op`.
 *
 * The TLA+ text of a standard module declares them with their arity and, where one can be written, a body: the meaning
 * that the native must agree with, and what an engine without that native evaluates. A body that is the string "native"
 * says that none can be written.
 */

const TABLE: Readonly<Record<string, string>> = {
  Naturals: '+ - * ^ \\div % < <= > >= .. Nat',
  Integers: 'Int -.',
  Reals: 'Real / Infinity',
  Sequences: 'Seq Len \\o Append Head Tail SubSeq SelectSeq',
  FiniteSets: 'IsFiniteSet Cardinality',
  Bags: 'IsABag (+) (-) \\sqsubseteq BagCardinality',
  TLC: ':> @@ Print PrintT Assert JavaTime TLCGet TLCSet Permutations SortSeq RandomElement Any ToString TLCEval',
  TLCExt: 'AssertEq AssertError TLCGetOrDefault TLCGetAndSet Trace CounterExample ToTrace TLCModelValue TLCDefer TLCNoOp PickSuccessor TLCCache TLCFP TLCEvalDefinition',
  Randomization: 'RandomSubset RandomSetOfSubsets',
  Json: 'ToJson ToJsonArray ToJsonObject JsonSerialize JsonDeserialize ndJsonSerialize ndJsonDeserialize',
  IOUtils: 'IOSerialize IODeserialize Serialize Deserialize IOExec IOEnvExec IOExecTemplate IOEnvExecTemplate IOEnv atoi zeroPadN',
  CSV: 'CSVWrite CSVWriteRecord CSVRead CSVRecords',
  SequencesExt: 'SetToSeq FoldLeft FoldRight ReplaceFirstSubSeq ReplaceAllSubSeqs',
  FiniteSetsExt: 'kSubset',
  Bitwise: '& | ^^ shiftR',
  SVG: 'SVGElemToString NodeOfRingNetwork NodesOfDirectedMultiGraph',
  ShiViz: 'Host Clock',
  GraphViz: 'DotDiGraph',
  Statistics: 'ChiSquare',
}

/** `Module.Op` of every native operator. */
export const natives: ReadonlySet<string> = new Set(Object.entries(TABLE).flatMap(([module, names]) => names.split(' ').map((name) => `${module}.${name}`)))

/**
 * Modules whose operators stay native when the user brings a copy of the module: their bodies, in every published
 * version, cannot be evaluated. Any other module of the user's is what it says, whatever its name.
 */
const ALWAYS: ReadonlySet<string> = new Set('Naturals Integers Reals Sequences FiniteSets Bags TLC TLCExt Randomization Json IOUtils CSV'.split(' '))

/** The native name of an operator of a module, if it has one. */
export function nativeName(module: string, name: string, standard: boolean): string | undefined {
  const full = `${module}.${name}`
  return natives.has(full) && (standard || ALWAYS.has(module)) ? full : undefined
}
