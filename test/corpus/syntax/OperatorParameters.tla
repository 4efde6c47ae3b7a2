---- MODULE OperatorParameters ----
F(a, g(_), _ + _, -. _) == g(a + 1)
====
