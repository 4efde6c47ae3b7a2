/**
 * "Did you mean": the candidate nearest to a misspelt name.
 *
 * Distance is Damerau-Levenshtein (a swap of neighbours is one mistake). Accepted are one mistake in three or four
 * characters and about one in three in longer names; more would suggest nonsense.
 */

/** The nearest of `candidates`, or undefined when none is near enough. Ties go to the first. */
export function didYouMean(name: string, candidates: Iterable<string>): string | undefined {
  const limit = name.length < 3 ? 0 : name.length < 5 ? 1 : Math.min(4, Math.floor(name.length / 3))
  let best: string | undefined
  let bestScore = Infinity
  for (const candidate of candidates) {
    if (candidate === name || Math.abs(candidate.length - name.length) > limit) continue
    const differsInCase = candidate.toLowerCase() === name.toLowerCase()
    const score = differsInCase ? 0.5 : distance(name, candidate)
    if (score <= Math.max(limit, 0.5) && score < bestScore) {
      best = candidate
      bestScore = score
    }
  }
  return best
}

/** Damerau-Levenshtein distance (optimal string alignment). */
export function distance(a: string, b: string): number {
  let before: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let d = Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) d = Math.min(d, (before[j - 2] ?? 0) + 1)
      row.push(d)
    }
    before = previous
    previous = row
  }
  return previous[b.length] ?? 0
}
