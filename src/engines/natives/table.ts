/** Every native operator by `Module.Op`. The names are agreed with `src/module/natives.ts`. */
import { finiteSets } from './finiteSets.ts'
import type { Native } from './native.ts'
import { numbers } from './numbers.ts'
import { sequences } from './sequences.ts'
import { tlc } from './tlc.ts'

export const nativeTable: ReadonlyMap<string, Native> = new Map([...numbers, ...sequences, ...finiteSets, ...tlc])
