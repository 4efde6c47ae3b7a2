---- MODULE DefinitionAfterLocalInstance ----
LOCAL INSTANCE Naturals
Nat == {0}
====
