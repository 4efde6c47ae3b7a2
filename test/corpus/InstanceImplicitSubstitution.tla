---- MODULE InstanceImplicitSubstitution ----
\* Without WITH, names of the same spelling are substituted.
VARIABLE stack
Elem == {"x"}
Cap == 3
S == INSTANCE StackModule
Init == S!Empty
Next == S!Step
Inv == S!TypeOK
====
