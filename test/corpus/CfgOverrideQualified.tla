---- MODULE CfgOverrideQualified ----
\* A replacement of Step is not heeded by I!Step as it is written here, but by Step inside of I!Next, and one for the module by both.
EXTENDS OverriddenSteps
I == INSTANCE OverriddenSteps

FewSteps(i) == x < 3 /\ I!Step(i)
ShortSteps(i) == x < 3 /\ x' = x + i
Through == I!Next
Directly == \E i \in 1..2 : I!Step(i)

Nine == 9
Rises == x < 12 /\ x' = x + 1
NotLimit == x # I!Limit
NotBeyond == x # I!Beyond
====
