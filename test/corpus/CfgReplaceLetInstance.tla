---- MODULE CfgReplaceLetInstance ----
\* An operator that the configuration replaces, by its own name and through an instance of a LET.
EXTENDS CfgReplaceLetInstanceBase
VARIABLE x
Two == 2
Init == x = 0
Next == x' \in {One, LET B == INSTANCE CfgReplaceLetInstanceBase IN B!One}
NextOfSum == x' \in {Sum, LET B == INSTANCE CfgReplaceLetInstanceBase IN B!Sum}
NextOfParameter == x' \in {x, LET B(k) == INSTANCE CfgReplaceLetInstanceBase IN B(3)!One}
Through == LET B == INSTANCE CfgReplaceLetInstanceState WITH y <- x IN B!Step
NextOfState == x < 6 /\ Through
NextGiven == x < 6 /\ LET B(z) == INSTANCE CfgReplaceLetInstanceState WITH y <- z IN x' = B(x)!Far
Differs == x = 0 \/ x # LET B == INSTANCE CfgReplaceLetInstanceBase IN B!One
====
