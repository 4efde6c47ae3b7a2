---- MODULE ExtendsTwice ----
EXTENDS Naturals
EXTENDS Sequences
A == 1
====
