/**
 * The table of built-in modules: name → TLA+ text.
 *
 * Their texts go through the same parser and resolver as the user's; only the names listed in `natives.ts` are special.
 * Community modules exist in versions that export more or fewer names (by EXTENDS or by LOCAL INSTANCE); ours export the
 * most, but what is not the module's own is *weak*: a user's definition or bound name of the same name silently wins.
 */
import { bags, bagsExt } from './standard/bags.ts'
import { combinatorics, finiteSetsExt, folds, functions, relation } from './standard/collections.ts'
import { graphViz, html, shiViz, statistics, svg } from './standard/drawing.ts'
import { finiteSets } from './standard/finiteSets.ts'
import { graphs, undirectedGraphs, vectorClocks } from './standard/graphs.ts'
import { dyadicRationals, integers, naturals, reals } from './standard/numbers.ts'
import { apalache, naturalsInduction, realTime, theoremModules, tlaps, variants, wellFoundedInduction } from './standard/proofs.ts'
import { sequences } from './standard/sequences.ts'
import { sequencesExt } from './standard/sequencesExt.ts'
import { tlc } from './standard/tlc.ts'
import { bitwise, csv, ioUtils, json, randomization, tlcExt, toolbox } from './standard/tools.ts'

/** The most common ones first: that is where "add it to EXTENDS" points. */
export const standardModules: ReadonlyMap<string, string> = new Map([
  ['Naturals', naturals], ['Integers', integers], ['Reals', reals], ['Sequences', sequences], ['FiniteSets', finiteSets],
  ['Bags', bags], ['TLC', tlc], ['TLCExt', tlcExt], ['Randomization', randomization],
  ['SequencesExt', sequencesExt], ['FiniteSetsExt', finiteSetsExt], ['Functions', functions], ['Folds', folds], ['BagsExt', bagsExt],
  ['Relation', relation], ['Graphs', graphs], ['UndirectedGraphs', undirectedGraphs], ['Combinatorics', combinatorics],
  ['VectorClocks', vectorClocks], ['Bitwise', bitwise], ['DyadicRationals', dyadicRationals], ['Json', json], ['IOUtils', ioUtils], ['CSV', csv], ['SVG', svg], ['HTML', html], ['ShiViz', shiViz], ['GraphViz', graphViz], ['Statistics', statistics],
  ['Toolbox', toolbox], ['RealTime', realTime], ['Apalache', apalache], ['Variants', variants],
  ['TLAPS', tlaps], ['NaturalsInduction', naturalsInduction], ['WellFoundedInduction', wellFoundedInduction],
  ...theoremModules,
])

const CORE: ReadonlySet<string> = new Set(['Naturals', 'Integers', 'Reals', 'Sequences', 'FiniteSets', 'Bags', 'TLC', 'RealTime', 'Toolbox'])

/** Own names that only some versions of a module have. */
const UNCERTAIN: ReadonlySet<string> = new Set([
  'FiniteSetsExt.Sum', 'FiniteSetsExt.Product', 'FiniteSetsExt.SumSet', 'FiniteSetsExt.ProductSet', 'FiniteSetsExt.MapThenSumSet', 'FiniteSetsExt.SymDiff',
  'Functions.SumFunction', 'Functions.SumFunctionOnSet', 'Functions.IsRestriction', 'Functions.Pointwise', 'Functions.RestrictDomain', 'Functions.RestrictValues', 'Functions.AntiFunction',
  'SequencesExt.ToBag', 'SequencesExt.Snoc', 'SequencesExt.AllSubSeqs', 'SequencesExt.RemoveFirst', 'SequencesExt.RemoveFirstMatch', 'SequencesExt.FoldLeftDomain', 'SequencesExt.FoldRightDomain',
  'BagsExt.SumBag', 'BagsExt.ProductBag', 'BagsExt.FoldBag', 'BagsExt.MapThenFoldBag', 'BagsExt.BagRemoveAll', 'Bitwise.Not',
  'Graphs.GraphUnion', 'Graphs.IsBipartiteWithPartitions', 'Graphs.HasCycle', 'Graphs.IsDag', 'Graphs.Successors', 'Graphs.AllSuccessors', 'Graphs.Predecessors', 'Graphs.AllPredecessors',
  'Graphs.Ancestors', 'Graphs.Descendants', 'Graphs.InDegree', 'Graphs.OutDegree', 'Graphs.Roots', 'Graphs.Leaves', 'Graphs.ConnectionsIn', 'Graphs.Graphs', 'Graphs.EmptyGraph',
  'Relation.IsConnected', 'Relation.IsAntiSymmetric', 'UndirectedGraphs.UndirectedGraphs', 'Randomization.RandomSubsetSet',
  'Apalache.FoldSet', 'Apalache.FoldSeq', 'Apalache.Repeat', 'IOUtils.atoi', 'IOUtils.zeroPadN', 'IOUtils.Serialize', 'IOUtils.Deserialize', 'SVG.PointOnLine', 'TLAPS.Zipper', 'TLAPS.ZipperT', 'TLAPS.LS4T',
])

/** Whether a name that a built-in module exports gives way to another of the same name. */
export function isWeak(module: string, name: string, own: boolean): boolean {
  return !CORE.has(module) && (!own || UNCERTAIN.has(`${module}.${name}`))
}

/** Theorems that TLAPS had while it knew no temporal logic. */
const RULES: ReadonlySet<string> = new Set(['TLA1', 'TLA2', 'INV1', 'INV2', 'WF1', 'WF2', 'SF1', 'SF2', 'InvImplication', 'StepSimulation'].map((rule) => `Rule${rule}`))

/** The text here has no theorems, which the module is all about elsewhere. */
export function leavesOutTheorems(module: string, theorem: string): boolean {
  return (module === 'TLAPS' && RULES.has(theorem)) || module === 'NaturalsInduction' || module === 'WellFoundedInduction' || theoremModules.some(([name]) => name === module)
}

/** The built-in module that defines an operator, the most common one first. */
export function standardHome(name: string): string | undefined {
  if (!/^\w+$/.test(name)) return SYMBOLS[name]
  const pattern = new RegExp(`^ *${name} *(\\(.*\\))? *==`, 'm')
  for (const [module, text] of standardModules) if (pattern.test(text)) return module
  return undefined
}

const SYMBOLS: Readonly<Record<string, string>> = {
  '+': 'Naturals', '-': 'Naturals', '*': 'Naturals', '^': 'Naturals', '\\div': 'Naturals', '%': 'Naturals', '..': 'Naturals',
  '<': 'Naturals', '>': 'Naturals', '<=': 'Naturals', '>=': 'Naturals', '-.': 'Integers', '/': 'Reals',
  '\\o': 'Sequences', ':>': 'TLC', '@@': 'TLC', '(+)': 'Bags', '(-)': 'Bags', '\\sqsubseteq': 'Bags', ':=': 'Apalache', '&': 'Bitwise', '|': 'Bitwise', '^^': 'Bitwise',
}
