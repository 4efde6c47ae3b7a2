---- MODULE UserPostfix ----
\* Postfix symbols ^+, ^*, ^# are free for the user.
EXTENDS Naturals
n^+ == n + 1
n^* == n * 2
n^# == {n, n^+}
VARIABLE x
Init == x = 1
Next == x < 8 /\ x' \in (x^*)^#
Inv == x^+ > x
====
