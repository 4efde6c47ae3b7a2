/** One specification for each condition on what may be left out: without it, what is expected here is not found. */

interface Case {
  readonly about: string
  readonly text: string
  readonly config: string
  readonly expected: string
}

const HEAD = 'EXTENDS Naturals\n'

export const CASES: readonly Case[] = [
  {
    about: 'a step that hides a state from an invariant is not put in front',
    text: `${HEAD}VARIABLES x, y\nInit == x = 0 /\\ y = 0\nA == x = 0 /\\ x' = 1 /\\ UNCHANGED y\nB == y = 0 /\\ y' = 1 /\\ UNCHANGED x\nNext == A \\/ B\nInv == ~(x = 0 /\\ y = 1)`,
    config: 'INVARIANT Inv\nCHECK_DEADLOCK FALSE', expected: 'violated Inv',
  },
  {
    about: 'nor one after which others may change an atom that has not changed yet',
    text: `${HEAD}VARIABLES x, y\nInit == x = 0 /\\ y = 0\nA == x = 0 /\\ x' = 1 /\\ UNCHANGED y\nB == y = 0 /\\ y' = 1 /\\ UNCHANGED x\nNext == A \\/ B\nInv == ~(y = 1 /\\ x + y < 2)`,
    config: 'INVARIANT Inv\nCHECK_DEADLOCK FALSE', expected: 'violated Inv',
  },
  {
    about: 'no step is put off for ever',
    text: `${HEAD}VARIABLES x, y\nInit == x = 0 /\\ y = 0\nA == x' = 1 - x /\\ UNCHANGED y\nB == y = 0 /\\ y' = 1 /\\ UNCHANGED x\nNext == A \\/ B\nInv == y = 0`,
    config: 'INVARIANT Inv\nCHECK_DEADLOCK FALSE', expected: 'violated Inv',
  },
  {
    about: 'what may be enabled, and depends on a step, comes first',
    text: `${HEAD}VARIABLES x, y\nInit == x = 0 /\\ y = 0\nA == x = 0 /\\ x' = 1 /\\ UNCHANGED y\nB == x = 0 /\\ y = 1 /\\ x' = 2 /\\ UNCHANGED y\nC == y = 0 /\\ y' = 1 /\\ UNCHANGED x\nNext == A \\/ B \\/ C\nInv == x # 2`,
    config: 'INVARIANT Inv\nCHECK_DEADLOCK FALSE', expected: 'violated Inv',
  },
  {
    about: 'who writes last matters',
    text: `${HEAD}VARIABLES a, b, c, s\nInit == a = 0 /\\ b = 0 /\\ c = 0 /\\ s = 0\nA == a = 0 /\\ a' = 1 /\\ s' = 1 /\\ UNCHANGED <<b, c>>\nB == b = 0 /\\ b' = 1 /\\ s' = 2 /\\ UNCHANGED <<a, c>>\nC == a = 1 /\\ b = 1 /\\ c' = s /\\ UNCHANGED <<a, b, s>>\nNext == A \\/ B \\/ C\nInv == c # 1`,
    config: 'INVARIANT Inv\nCHECK_DEADLOCK FALSE', expected: 'violated Inv',
  },
  {
    about: 'a step that another may disable is not put in front of that',
    text: `${HEAD}VARIABLES a, x\nInit == a = 0 /\\ x = 0\nA == x = 0 /\\ a = 0 /\\ a' = 1 /\\ UNCHANGED x\nB == x = 0 /\\ x' = 1 /\\ UNCHANGED a\nD == a = 1 /\\ UNCHANGED <<a, x>>\nNext == A \\/ B \\/ D`,
    config: '', expected: 'violated deadlock',
  },
  {
    about: 'a property of steps sees all that it looks at',
    text: `${HEAD}VARIABLES x, y\nInit == x = 0 /\\ y = 0\nA == x = 0 /\\ x' = 1 /\\ UNCHANGED y\nB == y = 0 /\\ y' = 1 /\\ UNCHANGED x\nNext == A \\/ B\nStep == [][x = 1]_y`,
    config: 'PROPERTY Step\nCHECK_DEADLOCK FALSE', expected: 'violated Step',
  },
  {
    about: 'an error in a guard in front of one that is false is not passed over',
    text: `${HEAD}VARIABLES g, u, v\nInit == g = 0 /\\ u = 1 /\\ v = 0\nf == [i \\in 1..2 |-> 0]\nA == g = 0 /\\ g' = 1 /\\ UNCHANGED <<u, v>>\nT == ~(g = 0 /\\ f[u] # 0) /\\ v = 1 /\\ UNCHANGED <<g, u, v>>\nU == u = 1 /\\ u' = 9 /\\ UNCHANGED <<g, v>>\nNext == A \\/ T \\/ U`,
    config: 'CHECK_DEADLOCK FALSE', expected: 'error eval/outside-domain',
  },
  {
    about: 'asking for one element compares it with the others',
    text: `${HEAD}VARIABLES g, s\nInit == g = 0 /\\ s = {}\nA == g = 0 /\\ g' = 1 /\\ UNCHANGED s\nB == s = {} /\\ s' = s \\cup {"a"} /\\ UNCHANGED g\nC == g = 0 /\\ 1 \\in s /\\ UNCHANGED <<g, s>>\nNext == A \\/ B \\/ C`,
    config: 'CHECK_DEADLOCK FALSE', expected: 'error eval/incomparable',
  },
  {
    about: 'removing is not adding',
    text: `${HEAD}VARIABLES a, b, c, s\nInit == a = 0 /\\ b = 0 /\\ c = {} /\\ s = {}\nA == a = 0 /\\ a' = 1 /\\ s' = s \\cup {1} /\\ UNCHANGED <<b, c>>\nB == b = 0 /\\ b' = 1 /\\ s' = s \\ {1} /\\ UNCHANGED <<a, c>>\nC == a = 1 /\\ b = 1 /\\ c' = s /\\ UNCHANGED <<a, b, s>>\nNext == A \\/ B \\/ C\nFull == \\A x \\in c : x # 1`,
    config: 'INVARIANT Full\nCHECK_DEADLOCK FALSE', expected: 'violated Full',
  },
]
