---- MODULE CfgReplaceLetInstanceVariables ----
\* The same, of a module with a variable that the instance replaces by itself.
EXTENDS CfgReplaceLetInstanceState
Init == y = 0
Double == y' = y + 2
Next == y < 6 /\ LET B == INSTANCE CfgReplaceLetInstanceState IN B!Step
NextGiven == y < 6 /\ LET B(z) == INSTANCE CfgReplaceLetInstanceState WITH y <- z IN y' = B(y)!Far
Farther == y + 3
====
