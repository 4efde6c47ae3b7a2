/**
 * Hand-made programs with known answers. Plain JavaScript, because worker threads load this file as it is; programs that
 * need more than small integers are handed the value floor of the thread they run in.
 */

const NO_EXPLANATION = { enabled: false, conjunct: undefined, place: undefined, bindings: [], values: [] }

/** A state test from a predicate on an array of slots. */
export function stateTest(name, width, predicate) {
  return {
    name,
    place: `Test.tla:1:1 ${name}`,
    test: (states, offset) => predicate(Array.from(states.subarray(offset, offset + width))),
    explain: () => ({ ...NO_EXPLANATION, conjunct: name }),
  }
}

export function stepTest(name, width, predicate) {
  return {
    name,
    place: `Test.tla:1:1 ${name}`,
    test: (from, fromOffset, to, toOffset) => predicate(Array.from(from.subarray(fromOffset, fromOffset + width)), Array.from(to.subarray(toOffset, toOffset + width))),
    explain: () => ({ ...NO_EXPLANATION, conjunct: name }),
  }
}

/**
 * A Program from `initial()` and actions `{name, parameters, successors(state)}`, where `successors` yields
 * `[arguments, next]`; everything else may be overridden.
 */
export function makeProgram({ variables, initial, actions, ...rest }) {
  const width = variables.length
  const put = (out, action, state) => {
    const o = out.next(action)
    for (let i = 0; i < width; i++) out.states[o + i] = state[i]
  }
  return {
    module: 'Test',
    variables,
    constants: new Map(),
    actions: actions.map(({ name, parameters = [], choices = [], successors }) => ({
      name,
      parameters,
      choices,
      place: `Test.tla:1:1 ${name}`,
      steps(state, emit) {
        for (const [args, next] of successors(state)) emit(args, next)
      },
      stepsWith(state, known, emit) {
        for (const [args, next] of successors(state)) if (known.every((v, i) => v === undefined || v === args[i])) emit(args, next)
      },
      explain: () => NO_EXPLANATION,
    })),
    checkAssumptions: () => undefined,
    init(out) {
      for (const state of initial()) put(out, 0, state)
    },
    expand(states, offset, out) {
      const state = Array.from(states.subarray(offset, offset + width))
      actions.forEach(({ successors }, a) => {
        for (const [, next] of successors(state)) put(out, a, next)
      })
    },
    invariants: [],
    initialProperties: [],
    actionProperties: [],
    constraints: [],
    actionConstraints: [],
    checkDeadlock: false,
    view: undefined,
    symmetry: [],
    alias: undefined,
    checkPostcondition: () => undefined,
    nodes: undefined,
    statistics: { level: 0, distinct: 0, generated: 0, queue: 0, diameter: 0, durationSeconds: 0, worker: 0 },
    warnings: [],
    ...rest,
  }
}

/** `dimensions` counters from 0 to `size - 1`, each step counts one up: size^dimensions states. */
export function grid({ dimensions, size, ...rest }) {
  return makeProgram({
    variables: Array.from({ length: dimensions }, (_, i) => `x${i}`),
    initial: () => [Array.from({ length: dimensions }, () => 0)],
    actions: [{
      name: 'Up',
      parameters: ['i'],
      * successors(state) {
        for (let i = 0; i < dimensions; i++) if (state[i] < size - 1) yield [[i], state.with(i, state[i] + 1)]
      },
    }],
    ...rest,
  })
}

/** A graph given by its successor lists, one variable. */
export function graph({ initial, edges, ...rest }) {
  return makeProgram({
    variables: ['node'],
    initial: () => initial.map((n) => [n]),
    actions: [{
      name: 'Go',
      parameters: ['to'],
      * successors([node]) {
        for (const to of edges[node] ?? []) yield [[to], [to]]
      },
    }],
    ...rest,
  })
}

function jugStep(name, next) {
  return {
    name,
    * successors([small, big]) {
      yield [[], next(small, big)]
    },
  }
}

/** Die Hard: two jugs of 3 and 5; the shortest way to 4 takes 6 steps. */
export function jugs() {
  return makeProgram({
    variables: ['small', 'big'],
    initial: () => [[0, 0]],
    actions: [
      jugStep('FillSmall', (_, b) => [3, b]),
      jugStep('FillBig', (s) => [s, 5]),
      jugStep('EmptySmall', (_, b) => [0, b]),
      jugStep('EmptyBig', (s) => [s, 0]),
      jugStep('SmallToBig', (s, b) => [Math.max(0, s - (5 - b)), Math.min(5, s + b)]),
      jugStep('BigToSmall', (s, b) => [Math.min(3, s + b), Math.max(0, b - (3 - s))]),
    ],
    invariants: [stateTest('BigIsNot4', 2, ([, big]) => big !== 4)],
  })
}

/** n philosophers who take the left fork, then the right one, eat, and put both down: deadlocks when all hold the left. */
export function dining({ n }) {
  // pc: 0 thinking, 1 has left, 2 eating
  const free = (state, fork) => state.every((pc, i) => !(pc >= 1 && i === fork) && !(pc === 2 && (i + 1) % n === fork))
  return makeProgram({
    variables: Array.from({ length: n }, (_, i) => `pc${i}`),
    initial: () => [Array.from({ length: n }, () => 0)],
    actions: [
      { name: 'TakeLeft', parameters: ['p'], * successors(s) { for (let p = 0; p < n; p++) if (s[p] === 0 && free(s, p)) yield [[p], s.with(p, 1)] } },
      { name: 'TakeRight', parameters: ['p'], * successors(s) { for (let p = 0; p < n; p++) if (s[p] === 1 && free(s, (p + 1) % n)) yield [[p], s.with(p, 2)] } },
      { name: 'PutDown', parameters: ['p'], * successors(s) { for (let p = 0; p < n; p++) if (s[p] === 2) yield [[p], s.with(p, 0)] } },
    ],
    checkDeadlock: true,
  })
}

/** A pseudo-random graph on `nodes` nodes with up to `degree` edges each; the same for the same seed. */
export function randomGraph({ seed, nodes, degree, bad = [], badEdges = [], throwsAt = [], quotient = 0, constraint = 0, ...rest }) {
  let x = seed * 2654435761 >>> 0 || 1
  const random = (n) => {
    x ^= x << 13
    x >>>= 0
    x ^= x >>> 17
    x ^= x << 5
    x >>>= 0
    return x % n
  }
  const edges = {}
  for (let i = 0; i < nodes; i++) edges[i] = Array.from({ length: random(degree + 1) }, () => random(nodes))
  const initial = Array.from({ length: 1 + random(4) }, () => random(nodes))
  const program = graph({ initial, edges, ...rest })
  const expand = program.expand
  return {
    ...program,
    edges,
    initial,
    expand(states, offset, out) {
      expand(states, offset, out)
      if (throwsAt.includes(states[offset])) throw new RangeError('Maximum call stack size exceeded')
    },
    invariants: bad.map((node) => stateTest(`Not${node}`, 1, ([v]) => v !== node)),
    actionProperties: badEdges.map(([from, to]) => stepTest(`Not${from}to${to}`, 1, ([v], [w]) => !(v === from && w === to))),
    constraints: constraint === 0 ? [] : [stateTest('C', 1, ([v]) => v % constraint !== 1)],
    view: quotient === 0 ? undefined : (states, offset) => states[offset] % quotient,
  }
}

/**
 * Identical processes (model values) that pass through three stages, each at most `limit` ahead, and leave their names in a
 * sequence and in a set; the names' group is the symmetry. The value floor is handed in.
 */
export function processes({ n, stages, symmetric, view = false, log = false, stuck = false }, values) {
  const { makeModelValue, makeSequence, makeSet, makeFunction, makeString, except, append, cup, apply, componentsOf, FALSE, TRUE } = values
  const names = Array.from({ length: n }, (_, i) => makeModelValue(`p${i + 1}`))
  const all = makeSet(names)
  const words = Array.from({ length: stages + 1 }, (_, i) => makeString(`stage ${i}`))
  const ordered = componentsOf(all)
  const program = makeProgram({
    variables: ['pc', 'log', 'seen', 'flag'],
    initial: () => [[makeFunction(all, ordered.map(() => words[0])), makeSequence([]), makeSet([]), FALSE]],
    actions: [{
      name: 'Advance',
      parameters: ['p'],
      * successors([pc, trail, seen, flag]) {
        for (const p of ordered) {
          const stage = words.indexOf(apply(pc, p))
          if (stage === stages) continue
          const next = except(pc, p, words[stage + 1])
          yield [[p], [next, log ? append(trail, p) : trail, cup(seen, makeSet([makeSequence([p, words[stage]])])), flag === FALSE ? TRUE : FALSE]]
        }
      },
    }],
    checkDeadlock: stuck,
  })
  return {
    ...program,
    view: view ? (states, offset) => states[offset] : undefined,
    symmetry: symmetric ? permutations(names).slice(1).map((image) => new Map(names.map((name, i) => [name, image[i]]))) : [],
  }
}

export function permutations(items) {
  return items.length === 0 ? [[]] : items.flatMap((item, i) => permutations(items.toSpliced(i, 1)).map((rest) => [item, ...rest]))
}

const makers = { grid, graph, jugs, dining, randomGraph, processes }

/** The program of this name, for a worker thread. */
export function makeByName(name, parameters, values) {
  return makers[name](parameters, values)
}
