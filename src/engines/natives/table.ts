/** Every native operator by `Module.Op`. The names are agreed with `src/module/natives.ts`; a test holds the two together. */
import { bags } from './bags.ts'
import { community } from './community.ts'
import { finiteSets } from './finiteSets.ts'
import { csv, ioUtils } from './ioUtils.ts'
import { json } from './json.ts'
import type { Native } from './native.ts'
import { numbers } from './numbers.ts'
import { randomization } from './randomization.ts'
import { sequences } from './sequences.ts'
import { tlc } from './tlc.ts'
import { tlcExt } from './tlcExt.ts'

export const nativeTable: ReadonlyMap<string, Native> = new Map([
  ...numbers, ...sequences, ...finiteSets, ...bags, ...tlc, ...tlcExt, ...randomization, ...json, ...ioUtils, ...csv, ...community,
])
