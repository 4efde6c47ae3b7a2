/**
 * The table of models, row by row: columns are fixed beforehand, so that each row can be printed when its model is done.
 */
import type { Style } from './signs.ts'
import { cut, duration, grouped, padEnd, padStart, widthOf } from './text.ts'

export interface ModelRow {
  readonly name: string
  readonly verdict: string
  readonly expected: string
  readonly distinct: number
  readonly depth: number
  readonly seconds: number
  /** What is not as expected, in words. */
  readonly wrong: readonly string[]
}

export class ModelTable {
  private readonly style: Style
  private readonly nameWidth: number
  private readonly verdictWidth: number

  constructor(models: readonly Pick<ModelRow, 'name' | 'expected'>[], style: Style) {
    this.style = style
    this.nameWidth = Math.max(5, ...models.map(({ name }) => widthOf(name)))
    this.verdictWidth = Math.max(8, ...models.map(({ expected }) => widthOf(expected)))
  }

  heading(): string {
    return this.style.dim(this.line('model', 'verdict', 'expected', 'distinct', 'depth', 'time'))
  }

  rows({ name, verdict, expected, distinct, depth, seconds, wrong }: ModelRow): string[] {
    const { style } = this
    const sign = wrong.length === 0 ? style.green(style.signs.ok) : style.red(style.signs.bad)
    return [`${this.line(name, verdict, expected, grouped(distinct), String(depth), duration(seconds))} ${sign}`, ...wrong.map((text) => `    ${style.red(text)}`)]
  }

  private line(name: string, verdict: string, expected: string, distinct: string, depth: string, time: string): string {
    const words = [padEnd(name, this.nameWidth), padEnd(cut(verdict, this.verdictWidth), this.verdictWidth), padEnd(expected, this.verdictWidth)]
    return [...words, padStart(distinct, 11), padStart(depth, 5), padStart(time, 9)].join('  ')
  }
}
