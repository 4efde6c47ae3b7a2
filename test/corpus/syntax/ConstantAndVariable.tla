---- MODULE ConstantAndVariable ----
CONSTANT x
VARIABLE x
====
