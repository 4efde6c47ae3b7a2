---- MODULE LetInstanceOfStandardModule ----
A == LET I == INSTANCE Naturals IN I!+(1, 2)
====
