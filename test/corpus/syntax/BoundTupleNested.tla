---- MODULE BoundTupleNested ----
CONSTANT S
A == {<<a, <<b, c>>>> \in S : TRUE}
====
