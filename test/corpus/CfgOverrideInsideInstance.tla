---- MODULE CfgOverrideInsideInstance ----
\* None is replaced in what this module extends; the instance extends the same module and sees the replacement.
EXTENDS SharedNone
VARIABLE slot
I == INSTANCE InternalNone WITH held <- slot
Init == slot = None
Next == (I!Empty /\ I!Take) \/ (~I!Empty /\ I!Drop)
TypeOK == slot \in {1, 2, None}
====
