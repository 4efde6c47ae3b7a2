/**
 * The table of `compare`, row by row as models are done, and what it comes to.
 */
import type { Answer, Comparison } from '../compare.ts'
import type { Style } from './signs.ts'
import { counted, cut, duration, grouped, padEnd, padStart, widthOf } from './text.ts'

const VERDICT_WIDTH = 31

export class ComparisonTable {
  private readonly style: Style
  private readonly nameWidth: number

  constructor(names: readonly string[], style: Style) {
    this.style = style
    this.nameWidth = Math.max(5, ...names.map(widthOf))
  }

  heading(): string {
    return this.style.dim(this.line('model', 'verdict', 'distinct', 'generated', 'depth', 'time', 'TLC', 'ratio'))
  }

  rows({ name, ours, tlc, differences, reasons, notCompared }: Comparison): string[] {
    const { style } = this
    const sign = differences.length === 0 && notCompared.length === 0 ? style.green(style.signs.ok) : style.red(style.signs.bad)
    const ratio = `${(tlc.seconds / ours.seconds).toFixed(1)} ×`
    const row = this.line(name, verdictText(ours), both(ours.distinct, tlc.distinct), both(ours.generated, tlc.generated), String(ours.depth), duration(ours.seconds), duration(tlc.seconds), ratio)
    const said = reasons.flatMap((text) => text.split('\n')).map((text) => `      ${text}`)
    return [`${row} ${sign}`, ...[...differences, ...(differences.length === 0 ? notCompared : [])].map((text) => `    ${style.red(text)}`), ...said]
  }

  private line(name: string, verdict: string, distinct: string, generated: string, depth: string, ours: string, tlc: string, ratio: string): string {
    const words = [padEnd(name, this.nameWidth), padEnd(cut(verdict, VERDICT_WIDTH), VERDICT_WIDTH)]
    return [...words, padStart(distinct, 10), padStart(generated, 11), padStart(depth, 5), padStart(ours, 8), padStart(tlc, 8), padStart(ratio, 7)].join('  ')
  }

  summary(found: readonly Comparison[], total: number): string[] {
    const { style } = this
    if (found.length === 0) return [`${style.yellow('interrupted')}: nothing compared`]
    const alike = found.filter(({ differences, notCompared }) => differences.length === 0 && notCompared.length === 0)
    const faster = alike.filter(({ ours, tlc }) => ours.seconds < tlc.seconds)
    const least = Math.min(...alike.map(({ ours, tlc }) => tlc.seconds / ours.seconds))
    const different = found.filter(({ differences }) => differences.length > 0).map(({ name }) => name)
    const silent = found.filter(({ notCompared }) => notCompared.length > 0).map(({ name }) => name)
    const count = `${counted(found.length, 'model')}${found.length === total ? '' : ` of ${total}`}`
    return [
      '',
      ...alike.length === 0 ? [] : [`start to verdict: faster than TLC on ${faster.length} of ${alike.length}${faster.length === alike.length ? `, by a factor of ${least.toFixed(1)} or more` : `; the least factor is ${least.toFixed(2)}`}`],
      different.length > 0 ? `${style.red('different')}: ${different.join(', ')}; ${count}`
        : silent.length > 0 ? `${style.red('not compared')}: ${silent.join(', ')}: neither has a verdict; ${count}`
          : `${style.green('agree')}: ${count}`,
    ]
  }
}

function verdictText({ verdict, violated }: Answer): string {
  return violated === null ? verdict : `${verdict} ${violated}`
}

/** One figure when both are the same. */
function both(ours: number, tlc: number): string {
  return ours === tlc ? grouped(ours) : `${grouped(ours)}/${grouped(tlc)}`
}
