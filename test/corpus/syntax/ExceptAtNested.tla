---- MODULE ExceptAtNested ----
CONSTANT f
A == [f EXCEPT ![1] = [@ EXCEPT ![2] = @]]
====
