---- MODULE AssumeProveInDefinition ----
A == ASSUME TRUE PROVE FALSE
====
