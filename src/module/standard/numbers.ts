/**
 * Naturals, Integers, Reals. Numbers cannot be built from anything simpler that an engine could run, so nearly all
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
