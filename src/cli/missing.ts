/**
 * What to say when a specification has no configuration: what is missing, what the module offers, what to type.
 */
import { basename } from 'node:path'
import type { ResolvedModule } from '../module/resolved.ts'
import type { Diagnostic } from '../syntax/source.ts'
import { commandLine } from './commandLine.ts'
import { shortPath } from './files.ts'

export function missingConfiguration(spec: string, module: ResolvedModule, lookedFor: readonly string[]): Diagnostic {
  const has = (name: string): boolean => module.definitions.has(name)
  const behaviour = has('Spec') ? ['--spec', 'Spec'] : ['--init', has('Init') ? 'Init' : 'INIT', '--next', has('Next') ? 'Next' : 'NEXT']
  const invariants = [...module.definitions.keys()].filter((name) => /^(Type\w*|\w*Inv(ariant)?)$/.test(name)).slice(0, 3)
  const constants = module.constants.map(({ name }) => name)
  const command = commandLine(['check', spec, ...behaviour, ...invariants.flatMap((name) => ['--inv', name]), ...constants.flatMap((name) => ['--const', `${name}=VALUE`])])
  return {
    code: 'config/missing',
    severity: 'error',
    message: `${basename(spec)} has no configuration`,
    notes: [
      { message: `looked for ${lookedFor.map(shortPath).join(', ')}` },
      ...(constants.length === 0 ? [] : [{ message: `the module declares the constants ${constants.join(', ')}: they need values` }]),
      ...(has('Spec') || has('Next') ? [] : [{ message: 'the module defines neither Spec nor Next: name the initial predicate and the next-state action' }]),
      { message: `give a file with --config, or flags: ${command}` },
    ],
  }
}
