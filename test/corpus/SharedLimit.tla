---- MODULE SharedLimit ----
LOCAL INSTANCE Naturals
Limit == 7
Beyond == Limit + 1
====
