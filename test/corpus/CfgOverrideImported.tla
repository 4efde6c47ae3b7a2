---- MODULE CfgOverrideImported ----
\* What INSTANCE brings in under its own name is replaced where this module uses it, not inside of the instance.
LOCAL INSTANCE Naturals
VARIABLE x
INSTANCE OverriddenSteps

ShortSteps(i) == x < 3 /\ x' = x + i
Nine == 9
Rises == x < 12 /\ x' = x + 1
NotLimit == x # Limit
NotBeyond == x # Beyond
====
