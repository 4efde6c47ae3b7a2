import { describe, expect, test } from 'vitest'
import { resolved } from './modules.ts'
import { showModule } from './text.ts'

const OTHERS = {
  M: "CONSTANT c || VARIABLE v || Init == v = c || Step(d) == v' = <<v, c, d>> || Next == \\E d \\in {1} : Step(d) || Keep == UNCHANGED v || Free(a) == {a}",
  F: 'CONSTANT G(_) || App(a) == G(a) || Pass(H(_)) == H(1) || Both == Pass(G)',
  N: 'VARIABLE w || I == INSTANCE M WITH v <- w, c <- 7 || Go == I!Next',
  R: 'CONSTANT c || RECURSIVE Down(_) || Down(n) == IF n = c THEN n ELSE Down(n)',
}

describe('INSTANCE', () => {
  test.each([
    ['implicit substitution', 'CONSTANT c || VARIABLE v || I == INSTANCE M || X == I!Init', [
      'I!Init == =($v, CONSTANT c)', "I!Step(d) == =(prime($v), <<$v, CONSTANT c, d>>)", 'I!Next == exists d \\in {1} : I!Step(d)', 'I!Keep == UNCHANGED($v)', 'Free(a) == {a}', 'X == I!Init',
    ]],
    ['an expression for a variable: primes go with it', 'VARIABLE x || I == INSTANCE M WITH c <- 1, v <- <<x, 2>> || X == I!Step(3)', [
      'I!Init == =(I!v, 1)', 'I!Step(d) == =(prime(I!v), <<I!v, 1, d>>)', 'I!Next == exists d \\in {1} : I!Step(d)', 'I!Keep == UNCHANGED(I!v)', 'Free(a) == {a}', 'X == I!Step(3)',
    ]],
    ['parameters come first', 'VARIABLE v || I(p) == INSTANCE M WITH c <- {p} || X == I(1)!Step(2) || Y(q) == I(q)!Free(3)', [
      'I!Init(p) == =($v, I!c(p))', 'I!Step(p, d) == =(prime($v), <<$v, I!c(p), d>>)', 'I!Next(p) == exists d \\in {1} : I!Step(p, d)', 'I!Keep(p) == UNCHANGED($v)', 'Free(a) == {a}', 'X == I!Step(1, 2)', 'Y(q) == Free(3)',
    ]],
    ['without a name', 'CONSTANT c || VARIABLE v || INSTANCE M || X == Init', [
      'Init == =($v, CONSTANT c)', "Step(d) == =(prime($v), <<$v, CONSTANT c, d>>)", 'Next == exists d \\in {1} : Step(d)', 'Keep == UNCHANGED($v)', 'Free(a) == {a}', 'X == Init',
    ]],
    ['operators for operators', 'I == INSTANCE F WITH G <- LAMBDA a : {a} || X == I!App(1)', [
      'I!App(a) == I!G(a)', 'Pass(H(_)) == H(1)', 'I!Both == Pass(OP I!G)', 'X == I!App(1)',
    ]],
    ['built-in operators for operators', 'I == INSTANCE F WITH G <- SUBSET || X == I!App(1)', [
      'I!App(a) == SUBSET(a)', 'Pass(H(_)) == H(1)', 'I!Both == Pass(OP SUBSET)', 'X == I!App(1)',
    ]],
    ['paths', 'VARIABLE w || J == INSTANCE N || X == J!I!Init || Y == J!Go', [
      'J!I!Init == =($w, 7)', "J!I!Step(d) == =(prime($w), <<$w, 7, d>>)", 'J!I!Next == exists d \\in {1} : J!I!Step(d)', 'J!I!Keep == UNCHANGED($w)', 'Free(a) == {a}', 'J!Go == J!I!Next', 'X == J!I!Init', 'Y == J!Go',
    ]],
    ['inside a LET only what is used is copied, and what a name means beside it', 'VARIABLE v || Op(q) == LET I == INSTANCE M WITH c <- {q} IN I!Init', ['Op(q) == LET I!c == {q}; I!Init == =($v, I!c); I!Init == =($v, I!c) IN I!Init']],
    ['recursive operators', 'I == INSTANCE R WITH c <- 1 || X == I!Down(3)', ['I!Down(n) == IF =(n, 1) THEN n ELSE I!Down(n)', 'X == I!Down(3)']],
    ['nested modules see what is around them', 'VARIABLE v || ---- MODULE In ---- || CONSTANT k || Op == <<v, k>> || ==== || I == INSTANCE In WITH k <- 1 || X == I!Op', ['I!Op == <<$v, 1>>', 'X == I!Op']],
  ])('%s', (_, body, expected) => expect(showModule(resolved(body, OTHERS))).toEqual(expected))

  test('copies know their original and keep their flags', () => {
    const m = resolved("VARIABLE v || I == INSTANCE M WITH c <- 1 || R == INSTANCE R WITH c <- 2 || X == R!Down(1)", OTHERS)
    expect(m.definitions.get('I!Next')?.level).toBe(2)
    expect(m.all!.find((d) => d.name === 'R!Down' && d.front === undefined)?.recursive).toBe(true)
    expect(m.definitions.get('I!Next')?.origin).toBe(m.byModule.get('M')?.get('Next'))
  })
})
