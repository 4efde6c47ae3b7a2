---- MODULE SharedHelper ----
\* The one action operand of Drop is a helper, which is the action then; Up uses it too, beside another, and is its own action.
EXTENDS Naturals
VARIABLES x, y, z
Change(v) == x' = v /\ y' = y
Drop == x = 5 /\ Change(0)
Up == x < 3 /\ z' = 0 /\ Change(x + 1)
Jump == x = 3 /\ Change(5) /\ z' = 1
Init == x = 0 /\ y = 0 /\ z = 0
Next == (Drop /\ z = 7) \/ Up \/ Jump
====
