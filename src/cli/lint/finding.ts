/** A finding of the linter: a warning whose code is a rule that can be allowed. */
import type { Diagnostic, Span } from '../../syntax/source.ts'

export const RULES = [
  'length', 'introduction', 'undocumented', 'action-comment', 'action-handler', 'type', 'unused', 'unassigned', 'assigned-twice', 'constant-property', 'unreached', 'no-model',
] as const

export type Rule = typeof RULES[number]

/** `help`: what to do next. */
export function finding(rule: Rule, span: Span, message: string, help: string): Diagnostic {
  return { code: `lint/${rule}`, severity: 'warning', message, span, notes: [{ message: help }] }
}

export function ruleOf({ code }: Diagnostic): string {
  return code.replace(/^lint\//, '')
}
