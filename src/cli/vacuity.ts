/**
 * A green run that proves nothing: actions that can never happen.
 */
import type { Report } from '../checker/report.ts'

export function vacuityWarnings({ verdict, stopped, actions, distinct }: Report): string[] {
  if (verdict === 'violated' || verdict === 'error' || stopped !== undefined || distinct === 0) return []
  const idle = actions.filter(({ generated }) => generated === 0)
  if (idle.length <= 1) return idle.map(({ name, place }) => `the action ${name} never happens (${place})`)
  return [`${idle.length} of ${actions.length} actions never happen: ${idle.map(({ name }) => name).join(', ')}`]
}
