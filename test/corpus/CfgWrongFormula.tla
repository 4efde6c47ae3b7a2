---- MODULE CfgWrongFormula ----
\* Entries of the configuration that name something other than a formula of the level asked for.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = (x + 1) % 4
Act == x' # 7
Always == [](x < 9)
Itself == x
Number == 3
Set == {3}
====
