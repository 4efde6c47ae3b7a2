/**
 * The rules of labels: inside a definition only, each name once, and its parameters are exactly the names bound between the
 * definition (or the label around it) and the label.
 */
import type { Expr as Syntax } from '../syntax/tree.ts'
import type { Context } from './context.ts'
import type { Scope } from './scope.ts'

export function checkLabel(context: Context, label: Extract<Syntax, { kind: 'label' }>): void {
  const { frame, session } = context
  const error = (message: string, span = label.span, notes: readonly { message: string; span?: typeof label.span }[] = []): void => session.reporter.error('name/label', message, span, notes)
  if (frame === undefined) {
    error(`the label \`${label.name}\` is not in a definition`)
    return
  }
  const earlier = frame.labels.get(label.name)
  if (earlier !== undefined) error(`the label \`${label.name}\` is used twice`, label.span, [{ message: 'first used here', span: earlier }])
  frame.labels.set(label.name, label.span)
  const bound = boundSince(context.scope, frame.scope)
  const given = new Set(label.parameters.map((p) => p.name))
  const missing = bound.filter((name) => !given.has(name))
  if (missing.length > 0) error(`the label \`${label.name}\` must have the bound name${missing.length === 1 ? '' : 's'} ${missing.join(', ')} as parameter`, label.span, [{ message: `write ${label.name}(${bound.join(', ')})::` }])
  for (const p of label.parameters) {
    if (!bound.includes(p.name)) error(`the label \`${label.name}\` has an extra parameter \`${p.name}\``, p.span)
  }
}

/** Names bound in the scopes inside `outer`, outermost first. */
function boundSince(scope: Scope, outer: Scope): readonly string[] {
  const names: string[] = []
  for (let s: Scope | undefined = scope; s !== undefined && s !== outer; s = s.parent) {
    names.unshift(...[...s.entries].filter(([, e]) => e.kind === 'local' && e.symbol.level === undefined).map(([name]) => name))
  }
  return names
}
