---- MODULE InternalNone ----
EXTENDS SharedNone
VARIABLE held
Empty == held = None
Take == held' = CHOOSE x \in {1, 2} : TRUE
Drop == held' = None
====
