/**
 * A green run that proves nothing: actions that can never happen.
 */
import type { Report } from '../checker/report.ts'

export function vacuityWarnings({ verdict, stopped, actions, distinct }: Report): string[] {
  if (verdict === 'violated' || verdict === 'error' || stopped !== undefined || distinct === 0) return []
  return actions.filter(({ generated }) => generated === 0).map(({ name, place }) => `the action ${name} never happens (${place})`)
}
