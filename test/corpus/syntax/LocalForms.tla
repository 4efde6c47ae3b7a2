---- MODULE LocalForms ----
LOCAL A == 1
LOCAL f[x \in {1}] == x
LOCAL a (+) b == <<a, b>>
LOCAL INSTANCE Naturals
LOCAL N == INSTANCE Naturals
B == 1 + 1
====
