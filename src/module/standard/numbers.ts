/**
 * Naturals, Integers, Reals, and DyadicRationals of the community modules. Numbers cannot be built from anything simpler that an engine could run, so nearly all
 * bodies are "native". Integers extends Naturals: there is one `+`, whichever module it is taken from.
 */

export const naturals = String.raw`---- MODULE Naturals ----
Nat == "native"
a + b == "native"
a - b == "native"
a * b == "native"
a ^ b == "native"
a < b == "native"
a > b == b < a
a <= b == a < b \/ a = b
a >= b == b <= a
a % b == "native"
a \div b == "native"
a .. b == "native"
====`

export const integers = String.raw`---- MODULE Integers ----
EXTENDS Naturals
Int == "native"
-. a == 0 - a
====`

export const reals = String.raw`---- MODULE Reals ----
EXTENDS Integers
Real == "native"
a / b == "native"
Infinity == "native"
====`

/** Fractions whose denominator is a power of two, in lowest terms. */
export const dyadicRationals = String.raw`---- MODULE DyadicRationals ----
LOCAL INSTANCE Integers
LOCAL INSTANCE Sequences
LOCAL INSTANCE TLC
LOCAL Fraction(n, d) == [num |-> n, den |-> d]
LOCAL Lowest(n, d) ==
  LET halved[a, b \in Nat] == IF a % 2 = 0 /\ b % 2 = 0 /\ b > 0 THEN halved[a \div 2, b \div 2] ELSE Fraction(a, b)
  IN halved[n, d]
Zero == Fraction(0, 1)
One == Fraction(1, 1)
IsDyadicRational(r) == \E i \in 0 .. r.den : 2 ^ i = r.den
Add(p, q) ==
  LET common == IF p.den > q.den THEN p.den ELSE q.den
  IN Lowest(p.num * (common \div p.den) + q.num * (common \div q.den), common)
Half(p) == Lowest(p.num, 2 * p.den)
PrettyPrint(p) ==
  CASE p = Zero -> "0"
    [] p = One -> "1"
    [] OTHER -> ToString(p.num) \o "/" \o ToString(p.den)
====`
