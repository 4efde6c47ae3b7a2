import { describe, expect, test } from 'vitest'
import { definitionOf, type Definition } from '../../src/module/resolved.ts'
import { codes, linked, linkText } from './modules.ts'
import { show } from './text.ts'

const BASE = "EXTENDS Naturals || VARIABLES x, y || Init == x = 0 /\\ y = 0 || Next == x' = x + 1 /\\ y' = y || vars == <<x, y>> || Spec == Init /\\ [][Next]_vars || Inv == x < 2 ||"
const with_ = (more: string): string => `${BASE} ${more}`

const group = (kind: string, list: readonly { name: string; body: Parameters<typeof show>[0] }[]): string[] => list.map((n) => `${kind} ${n.name}: ${show(n.body)}`)

/** What a property became, one line an item. */
function parts(body: string, config: string, others: Readonly<Record<string, string>> = {}): string[] {
  const m = linked(body, config, others)
  return [...group('invariant', m.invariants), ...group('action', m.actionProperties), ...group('initial', m.initialProperties), ...group('temporal', m.temporal)]
}

const spec = (definition: string): string => {
  const m = linked(with_(definition), 'SPECIFICATION S')
  return `${m.init.map(show).join(' & ')} | ${m.next === undefined ? '-' : show(m.next)} | ${m.subscript === undefined ? '-' : show(m.subscript)} | ${m.fairness.map(show).join(' & ')}`
}

describe('specifications are taken apart', () => {
  test.each([
    ['S == Spec', 'Init | Next | vars | '],
    ['S == Init /\\ [][Next]_<<x, y>> /\\ WF_vars(Next)', 'Init | Next | <<$x, $y>> | WF_vars(Next)'],
    ['S == /\\ Init || \u0020    /\\ x = 0 || \u0020    /\\ [][Next]_vars', 'Init & =($x, 0) | Next | vars | '],
    ['S == Spec /\\ \\A i \\in {1} : SF_vars(x = i /\\ Next)', 'Init | Next | vars | forall i \\in {1} : SF_vars(and(=($x, i), Next))'],
    ['Q(v) == Init /\\ [][Next]_v || S == Q(vars)', 'Init | Next | vars | '],
    ['S == LET k == 3 IN Init /\\ x = k /\\ [][Next]_vars', 'LET k == 3 IN and(Init, =($x, k)) | LET k == 3 IN Next | LET k == 3 IN vars | '],
  ])('%s', (definition, expected) => expect(spec(definition)).toBe(expected))
})

describe('properties are sorted', () => {
  test.each([
    ['P == []Inv', ['invariant Inv: Inv']],
    ['P == [](x < 3)', ['invariant P: <($x, 3)']],
    ["P == [][x' > x]_x", ["action P: [>(prime($x), $x)]_$x"]],
    ['P == Inv', ['initial P: P']],
    ['P == <>Inv', ['temporal P: eventually(Inv)']],
    ["P == []Inv /\\ [][x' > x]_x /\\ <>Inv", ['invariant Inv: Inv', "action P: [>(prime($x), $x)]_$x", 'temporal P: eventually(Inv)']],
    ["P == \\A i \\in {1, 2} : [][x' # i]_x", ["action P: forall i \\in {1, 2} : [#(prime($x), i)]_$x"]],
    ['P == \\A i \\in {1, 2} : [](x # i)', ['action P: forall i \\in {1, 2} : prime(#($x, i))', 'initial P: forall i \\in {1, 2} : #($x, i)']],
    ['P == \\A i \\in {x} : [](x # i)', ['temporal P: forall i \\in {$x} : always(#($x, i))']],
    ['P == LET k == 1 IN [](x # k)', ['action P: LET k == 1 IN prime(#($x, k))', 'initial P: LET k == 1 IN #($x, k)']],
    ['P == Spec', ['action P: [Next]_vars', 'initial Init: Init']],
    ['P == [](Inv /\\ []Inv)', ['action P: prime(Inv)', 'action P: prime(Inv)', 'initial P: Inv', 'initial P: Inv']],
    ['P == Inv ~> Inv', ['temporal P: leadsto(Inv, Inv)']],
  ])('%s', (definition, expected) => expect(parts(with_(definition), 'SPECIFICATION Spec || PROPERTY P')).toEqual(expected))

  test('refinement: initial predicate, steps, and the fairness that is not checked', () => {
    const high = "VARIABLE h || HInit == h = 0 || HNext == h' = 1 || HSpec == HInit /\\ [][HNext]_h /\\ WF_h(HNext)"
    expect(parts(with_('A == INSTANCE High WITH h <- x || P == A!HSpec'), 'SPECIFICATION Spec || PROPERTY P', { High: high })).toEqual([
      'action P: [A!HNext]_$x', 'initial A!HInit: A!HInit', 'temporal P: WF_$x(A!HNext)',
    ])
  })
})

describe('constants', () => {
  test('values, model values, sets, definitions', () => {
    const m = linked('CONSTANTS a, b, c, d, F(_) || G(z) == {z} || E == 5', 'CONSTANTS a = 1 || b = b || c = {p, q} || d <- E || F <- G')
    expect([...m.constants].map(([s, v]) => `${s.name} ${v.kind === 'definition' ? `<- ${v.name}` : v.kind}`)).toEqual(['a number', 'b modelValue', 'c set', 'd <- E', 'F <- G'])
  })
  test('overrides of standard definitions and of one module', () => {
    const m = linked('EXTENDS Naturals || I == INSTANCE M WITH c <- 1 || MyNat == {0} || Two == 2 || X == I!Op', 'CONSTANTS Nat <- MyNat || K <- [M] Two', { M: 'CONSTANT c || K == c || Op == K' })
    const after = (name: string): unknown => {
      const d = m.module.definitions.get(name)
      const target = d === undefined ? undefined : definitionOf(d)
      return target?.kind === 'definition' ? target.name : target?.kind
    }
    expect([after('Nat'), after('I!K'), after('I!Op')]).toEqual(['MyNat', 'Two', 'I!Op'])
  })
})

test('a module-scoped override reaches the copies of a parametrised instance', () => {
  const m = linked('I(p) == INSTANCE M WITH c <- p || Other(a) == <<a>> || X == I(1)!Op(2)', 'CONSTANT Op <- [M] Other', { M: 'CONSTANT c || Op(a) == {a, c}' })
  const target = definitionOf(m.module.definitions.get('I!Op') ?? (() => { throw new Error('no I!Op') })())
  expect(target.kind === 'definition' && target.body !== undefined ? `${target.parameters.length} ${show(target.body)}` : '').toBe('2 Other(a)')
})

describe('how far a replacement of Op reaches', () => {
  const M = 'VARIABLE x || Op(a) == <<a, x>> || Twice == Op(2)'
  /** What Op is where this module calls it, and inside of the definition Twice that it calls. */
  const reached = (body: string, constants: string): string[] => {
    const m = linked(`${body} || Mine(a) == {a} || Always == x = 1`, `INIT Always || NEXT Always || ${constants}`, { M })
    const callee = (name: string): Definition => {
      const e = m.module.definitions.get(name)?.body
      return e?.kind === 'call' ? e.definition : expect.fail(`${name} is no call`)
    }
    const nameOf = (d: Definition): string => {
      const target = definitionOf(d)
      return target.kind === 'definition' ? target.name : target.kind
    }
    const inner = callee('Within').body
    return [nameOf(callee('Here')), inner?.kind === 'call' ? nameOf(inner.definition) : '']
  }
  test.each([
    ['EXTENDS M || Here == Op(1) || Within == Twice', 'CONSTANT Op <- Mine', ['Mine', 'Mine']],
    ['EXTENDS M || I == INSTANCE M || Here == I!Op(1) || Within == I!Twice', 'CONSTANT Op <- Mine', ['I!Op', 'Mine']],
    ['EXTENDS M || I == INSTANCE M || Here == I!Op(1) || Within == I!Twice', 'CONSTANT Op <- [M] Mine', ['Mine', 'Mine']],
    ['VARIABLE x || INSTANCE M || Here == Op(1) || Within == Twice', 'CONSTANT Op <- Mine', ['Mine', 'Op']],
  ])('%s, %s', (body, constants, expected) => expect(reached(body, constants)).toEqual(expected))
})

test.each([
  ['K = 1 || K = 2', '2'], ['K = 1 || K <- Three', 'Three'], ['K <- Three || K = 1', 'Three'], ['K <- Three || K <- Four', 'Four'],
])('a constant given twice: %s', (constants, expected) => {
  const { model, diagnostics } = linkText('CONSTANT K || Three == 3 || Four == 4', `CONSTANTS ${constants}`)
  expect(codes(diagnostics).filter((code) => code.includes('duplicate'))).toHaveLength(1)
  expect([...model?.constants.values() ?? []].map((v) => v.kind === 'definition' ? v.name : v.kind === 'number' ? String(v.value) : v.kind)).toEqual([expected])
})

describe('what is wrong is said', () => {
  test.each([
    ['', 'SPECIFICATION Spec || INVARIANT Inw', 'config/unknown: the invariant `Inw` is not defined in module Root (did you mean `Inv`?)'],
    ['', 'SPECIFICATION Spec || INVARIANT x', 'config/unknown: the invariant `x` is not defined in module Root (it is a variable, not a definition)'],
    ['', 'SPECIFICATION Spec || INIT Init', 'config/specification: a configuration has either SPECIFICATION or INIT and NEXT, not both (INIT is given here)'],
    ['', 'NEXT Next', 'config/missing: NEXT is given but INIT is not (add INIT with the name of the initial predicate)'],
    ['', '', 'config/missing: nothing says how module Root behaves: there is no SPECIFICATION and no INIT and NEXT (the module defines `Spec`: write SPECIFICATION Spec (or pass --spec Spec))'],
    ['', 'SPECIFICATION Spec || INVARIANT Next', 'eval/invariant-level: the invariant `Next` is of action level, where at most state level is allowed (it contains primed variables; [][A]_vars as a PROPERTY checks steps)'],
    ['Q(a) == a', 'SPECIFICATION Spec || INVARIANT Q', 'config/arity: the invariant `Q` takes arguments, but none can be given here (defined here)'],
    ['CONSTANT N', 'SPECIFICATION Spec', 'config/constant: the constant `N` has no value (give it one in the configuration: CONSTANT N = … (or --const N=…))'],
    ['Same == x', 'SPECIFICATION Spec || PROPERTY Same', 'config/property: the property `Same` is the variable `x`, not a formula'],
    ['CONSTANT N', 'SPECIFICATION Spec || CONSTANT N <- Inv', 'config/level: the constant `N` is replaced by `Inv`, which is of state level (defined here)'],
    ['CONSTANT N', 'SPECIFICATION Spec || CONSTANT N <- Nop', 'config/unknown: unknown definition `Nop`'],
    ['CONSTANT N(_)', 'SPECIFICATION Spec || CONSTANT N <- Inv', 'config/arity: `N` takes 1 argument, but `Inv` takes 0 (defined here)'],
    ['CONSTANT K || One == 1 || Two == 2', 'SPECIFICATION Spec || CONSTANTS K <- One || One <- Two', 'config/chain: `One` replaces `K` and is itself replaced (replaced here; name the last definition of the chain directly)'],
    ['', 'SPECIFICATION Spec || CONSTANT Foo = 3', 'warning config/unknown: the module declares no constant `Foo`: this entry has no effect'],
    ['', 'SPECIFICATION Spec || CONSTANT Foo <- Inv', 'config/unknown: there is no constant or definition `Foo` to replace'],
    ['', 'SPECIFICATION Spec || PROPERTY Inv', 'warning config/property: `Inv` is a state predicate: as a PROPERTY it is about the initial states only (INVARIANT Inv checks it in every state; the same as a PROPERTY is []Inv, written in the module)'],
    ['', 'SPECIFICATION Spec || PROPERTY Next', 'config/property: the property `Next` is an action, not a temporal formula (write [][A]_vars to say that every step is an A step)'],
    ['S == Spec /\\ [][Next]_vars', 'SPECIFICATION S', 'config/specification: the specification `S` has more than one next-state relation [][Next]_v (the first is here)'],
    ['S == [][Next]_vars', 'SPECIFICATION S', 'config/specification: the specification `S` has no initial predicate (a specification has the form Init /\\ [][Next]_vars)'],
    ['S == \\EE q : q = 1 /\\ Spec', 'SPECIFICATION S', 'unsupported/temporal-quantifier: a specification with \\EE or \\AA cannot be checked: hidden variables have no values to explore (check the inner specification, without the quantifier)'],
    ['E(p) == INSTANCE Can WITH v <- p || Q == E(x)!Able', 'SPECIFICATION Spec || INVARIANT Q', 'unsupported/enabled: ENABLED of an action whose variable v is replaced by a parameter of the instance is not supported (replace the variable by an expression: I == INSTANCE M WITH …, without a parameter for it)'],
    ['Half == 0.5', 'SPECIFICATION Spec', 'config/decimal: the decimal number 0.5 cannot be evaluated (only integers can: scale the model, for example to hundredths)'],
  ])('%s with %s', (more, config, expected) => expect(codes(linkText(with_(more), config, { Can: "VARIABLE v || Step == v' = 1 || Able == ENABLED Step" }).diagnostics)[0]).toBe(expected))
})
