-------------------------------- MODULE Stop --------------------------------
EXTENDS Naturals, TLC

CONSTANT Limit
ASSUME LimitIsPositive == Limit > 0

VARIABLE x

Init == x = 0
Step == x < Limit /\ PrintT(<<"step", x>>) /\ x' = x + 1
Check == Assert(x < 2, "x has reached two") /\ x' = x
Divide == x' = 1 \div (2 - x)
Next == Step
Checked == Step \/ Check
Divided == Step \/ Divide
Done == x = 2
=============================================================================
